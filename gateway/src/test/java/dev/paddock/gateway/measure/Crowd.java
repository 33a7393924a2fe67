package dev.paddock.gateway.measure;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.testkit.fuzz.RawFrame;
import dev.paddock.testkit.fuzz.RawSocket;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Neighbours that read, and others that do not behave; each a thread of its own. */
final class Crowd implements AutoCloseable {
  private static final int NEIGHBOURS_A_ROOM = 20;
  private static final int SLOW = 20;
  private static final int GREEDY = 10;
  private static final int DEAD = 20;
  private static final int IDLE = 100;

  /** Commands a second of a greedy one: twice what is allowed. */
  private static final int GREED = 100;

  private final GatewayFixture fixture;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<RawSocket> neighbours = new ArrayList<>();
  private final ConcurrentLinkedQueue<RawSocket> others = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
  private final AtomicLong ended = new AtomicLong();
  private volatile boolean isWild;
  private final AtomicInteger generation = new AtomicInteger();

  Crowd(GatewayFixture fixture) {
    this.fixture = fixture;
  }

  /** Lets neighbours come or go. */
  void neighbours(boolean areThere) throws IOException {
    for (var each : neighbours) {
      if (!areThere) {
        each.close();
      }
    }
    if (!areThere) {
      neighbours.clear();
    } else if (neighbours.isEmpty()) {
      for (int i = 0; i < Rooms.COUNT * NEIGHBOURS_A_ROOM; i++) {
        var socket = listening(10_000 + i, Rooms.name(i % Rooms.COUNT), 0);
        neighbours.add(socket);
        threads.execute(() -> read(socket));
      }
    }
  }

  /** Lets the others come or go. */
  void others(boolean areThere) throws IOException {
    if (areThere == isWild) {
      return;
    }
    isWild = areThere;
    generation.incrementAndGet();
    if (!areThere) {
      for (var each = others.poll(); each != null; each = others.poll()) {
        each.close();
      }
      return;
    }
    for (int i = 0; i < SLOW; i++) {
      again(20_000 + i, this::slow);
    }
    for (int i = 0; i < GREEDY; i++) {
      again(30_000 + i, this::greedy);
    }
    for (int i = 0; i < DEAD; i++) {
      again(40_000 + i, this::dead);
    }
    for (int i = 0; i < IDLE; i++) {
      again(i, user -> hold(new RawSocket(fixture.gateway(0).port())).isClosedByServer());
    }
  }

  /** Looks for some seconds. */
  Window run(int seconds) throws InterruptedException {
    delays.clear();
    ended.set(0);
    long before = cpu();
    var nobody = new CountDownLatch(1);
    var over = nobody.await(seconds, TimeUnit.SECONDS);
    long cpu = cpu() - before;
    var sorted = delays.stream().mapToLong(delay -> delay).sorted().toArray();
    var runtime = Runtime.getRuntime();
    return new Window(
        sorted.length,
        over ? 0 : cpu,
        sorted.length == 0 ? 0 : sorted[sorted.length / 2],
        sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100],
        runtime.totalMemory() - runtime.freeMemory(),
        ended.get());
  }

  @Override
  public void close() throws IOException {
    others(false);
    neighbours(false);
    threads.shutdownNow();
  }

  private interface Life {
    void live(long user) throws IOException;
  }

  /** Whoever is thrown out comes back. */
  private void again(long user, Life life) {
    int mine = generation.get();
    threads.execute(
        () -> {
          while (generation.get() == mine) {
            try {
              life.live(user);
            } catch (IOException | AssertionError thrownOut) {
              // That is what is expected of the gateway.
            }
            ended.incrementAndGet();
          }
        });
  }

  /** Reads a little now and then, in small rooms for what it has not read. */
  private void slow(long user) throws IOException {
    var socket = hold(listening(user, Rooms.LOUD, 4_096));
    while (socket.next().opcode() != RawFrame.CLOSE) {
      pause(500);
    }
  }

  private void greedy(long user) throws IOException {
    var socket = hold(listening(user, Rooms.name((int) user % Rooms.COUNT), 0));
    threads.execute(() -> drain(socket));
    var commands = new ArrayList<RawFrame>();
    for (int i = 0; i < GREED / 20; i++) {
      commands.add(RawFrame.text("{\"type\":\"ping\",\"request_id\":\"r" + i + "\"}"));
    }
    while (isWild) {
      socket.send(RawFrame.masked(commands));
      pause(50);
    }
  }

  /** Listens, and never reads nor answers a ping. */
  private void dead(long user) throws IOException {
    var socket = hold(listening(user, Rooms.name((int) user % Rooms.COUNT), 4_096));
    pause(25_000);
    socket.closeCode();
  }

  private RawSocket hold(RawSocket socket) throws IOException {
    others.add(socket);
    if (!isWild) {
      socket.close();
    }
    return socket;
  }

  private RawSocket listening(long user, String room, int receiveBytes) throws IOException {
    var socket = new RawSocket(fixture.gateway(0).port(), receiveBytes);
    var token = fixture.token(user, "user" + user);
    socket.shakeHands(Parlour.SERVICE.door() + "?token=" + token, Map.of());
    var channel = Rooms.channel(room);
    socket.send(RawFrame.text("{\"type\":\"subscribe\",\"channel\":\"" + channel + "\"}"));
    return socket;
  }

  /** A neighbour: notes how old what it hears is, and answers pings. */
  private void read(RawSocket socket) {
    try {
      while (true) {
        var frame = socket.next();
        if (frame.opcode() == RawFrame.PING) {
          socket.send(new RawFrame(RawFrame.FIN | RawFrame.PONG, frame.payload()));
        } else {
          note(frame.text());
        }
      }
    } catch (IOException gone) {
      // It was told to go.
    }
  }

  private static void drain(RawSocket socket) {
    try {
      socket.isClosedByServer();
    } catch (IOException gone) {
      // It was told to go.
    }
  }

  private void note(String text) {
    int at = text.indexOf("\"text\":\"");
    if (at >= 0) {
      int from = at + 8;
      delays.add(System.nanoTime() - Long.parseLong(text, from, text.indexOf(' ', from), 10));
    }
  }

  private static void pause(long millis) {
    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** CPU of the threads of the gateway. */
  private static long cpu() {
    var threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (var info : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (info != null && info.getThreadName().startsWith("vert.x-")) {
        sum += Math.max(0, threads.getThreadCpuTime(info.getThreadId()));
      }
    }
    return sum;
  }
}
