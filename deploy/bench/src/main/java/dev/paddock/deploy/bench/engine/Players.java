package dev.paddock.deploy.bench.engine;

import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.command.Trace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The players of many rooms on one engine. A room has at most one command under way; when its
 * outcome is told the next one goes out, at once or when somebody says so.
 */
final class Players implements AutoCloseable {
  private static final long HIGHEST = 60_000_000_000L;

  private final CommandLog commands;
  private final RoomService service;
  private final Game[] games;
  private final long[] asked;
  private final Map<String, Integer> byChannel = new HashMap<>();
  private final Map<String, Integer> byRoom = new HashMap<>();
  private final BlockingQueue<Integer> ready = new LinkedBlockingQueue<>();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final Histogram durable = new Histogram(HIGHEST, 3);
  private final Histogram told = new Histogram(HIGHEST, 3);
  private final Thread sender =
      Thread.ofPlatform().daemon().name("players").unstarted(this::sendOn);
  private volatile @Nullable IntConsumer whenReady;
  private volatile boolean isOver;
  private long count;

  Players(CommandLog commands, RoomService service, Game.Kind kind, String prefix, int rooms) {
    this.commands = commands;
    this.service = service;
    this.games = new Game[rooms];
    this.asked = new long[rooms];
    for (int i = 0; i < rooms; i++) {
      var name = prefix + i;
      var id = RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name);
      games[i] = new Game(kind, id, name, i);
      byChannel.put(service.channelPrefix() + ":" + id, i);
      byRoom.put(id.value(), i);
    }
  }

  /** Lets a bus know in which rooms they sit. */
  void attachTo(LocalBus bus) {
    byChannel.forEach(
        (channel, i) ->
            bus.want(
                commands.partition(service.name(), games[i].room().value()),
                channel,
                List.of(games[i].hostId(), games[i].guestId())));
  }

  /** From now on every room goes on by itself. */
  void playOn() {
    whenReady = ready::add;
    sender.start();
    for (int i = 0; i < games.length; i++) {
      ready.add(i);
    }
  }

  /** From now on somebody else says when a room that is ready goes on. */
  void whenReady(IntConsumer action) {
    whenReady = action;
  }

  int rooms() {
    return games.length;
  }

  /** Sends the next command of a room, which was due at a time. */
  void send(int number, long due) {
    var game = games[number];
    var command = game.next();
    asked[number] = due;
    var unused =
        commands.publish(
            service.name(),
            new CommandEnvelope(
                "c" + ++count,
                command.type(),
                Instant.now(),
                command.actor(),
                LocalBus.GATEWAY_NODE,
                Integer.toString(number),
                game.room(),
                null,
                command.payload(),
                Trace.next()));
  }

  /** Hears what the engine tells; on its thread. */
  void hear(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told message -> {
        var number = byChannel.get(message.channel());
        if (number != null) {
          games[number].hear(message.bytes());
        }
      }
      case BusMessage.Answer answer -> outcome(answer);
      case BusMessage.Gone gone -> {}
    }
  }

  /** A decision became durable. */
  void durable(String room, long nanos) {
    var number = byRoom.get(room);
    if (number != null) {
      synchronized (durable) {
        durable.recordValue(Math.clamp(nanos - asked[number], 0, HIGHEST));
      }
    }
  }

  long answered() {
    return answered.get();
  }

  long refused() {
    return refused.get();
  }

  /** From the time a command was due until its decision was durable; since the last call. */
  Histogram takeDurable() {
    return taken(durable);
  }

  /** From the time a command was due until its outcome was told; since the last call. */
  Histogram takeTold() {
    return taken(told);
  }

  @Override
  public void close() {
    isOver = true;
    sender.interrupt();
  }

  private void outcome(BusMessage.Answer answer) {
    int number = Integer.parseInt(answer.socket());
    answered.incrementAndGet();
    if (answer.code() != null) {
      refused.incrementAndGet();
    }
    synchronized (told) {
      told.recordValue(Math.clamp(System.nanoTime() - asked[number], 0, HIGHEST));
    }
    var action = whenReady;
    if (action != null) {
      action.accept(number);
    }
  }

  private void sendOn() {
    try {
      while (!isOver) {
        send(ready.take(), System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Histogram taken(Histogram histogram) {
    synchronized (histogram) {
      var copy = histogram.copy();
      histogram.reset();
      return copy;
    }
  }
}
