package dev.paddock.deploy.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Many WebSockets on one event loop. */
public final class Crowd implements AutoCloseable {
  private static final int READ_BYTES = 64 * 1024;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private byte[] scratch = new byte[2 * READ_BYTES];
  private volatile @Nullable String refusal;

  /** How a socket asks to be let in, and who hears it. */
  public record Entrance(InetSocketAddress address, IntFunction<String> path) {}

  /**
   * Opens sockets and waits until all are open.
   *
   * @param first number of the first of them
   * @param atOnce most that are under way
   * @throws IllegalStateException if one is refused or the time is over
   */
  public List<Link> connect(
      Entrance entrance, int first, int count, int atOnce, IntFunction<Ear> ears, Duration limit)
      throws InterruptedException {
    var opening = new Opening(entrance, ears, atOnce);
    for (int i = 0; i < count; i++) {
      opening.add(first + i);
    }
    opening.start();
    try {
      opening.all.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(
          "%d of %d sockets are open: %s".formatted(opening.open.get(), count, refusal), e);
    }
    return opening.links;
  }

  /** Runs a task on the event loop. */
  public void execute(Runnable task) {
    loop.execute(task);
  }

  /** Runs a task on the event loop and waits for it. */
  public void run(Runnable task) {
    CompletableFuture.runAsync(task, loop).join();
  }

  /** Sockets that were opened so far. */
  public int opened() {
    return opened.get();
  }

  /** Sockets that were open and are not any more. */
  public int lost() {
    return lost.get();
  }

  /** What a server said when it refused or closed a socket; the last one. */
  public @Nullable String refusal() {
    return refusal;
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
  }

  byte[] scratch(int length) {
    if (scratch.length < length) {
      scratch = new byte[2 * length];
    }
    return scratch;
  }

  void entered() {
    opened.incrementAndGet();
  }

  void ended(boolean wasOpen) {
    if (wasOpen) {
      lost.incrementAndGet();
    }
  }

  void refused(String why) {
    refusal = why;
  }

  /** Opens sockets, a few at a time; on the loop after {@link #start}. */
  private final class Opening {
    private final InetSocketAddress address;
    private final IntFunction<String> path;
    private final IntFunction<Ear> ears;
    private final int atOnce;
    private final List<Link> links = new ArrayList<>();
    private final Queue<Link> waiting = new ArrayDeque<>();
    private final CompletableFuture<Boolean> all = new CompletableFuture<>();
    private final AtomicInteger open = new AtomicInteger();
    private int underWay;

    Opening(Entrance entrance, IntFunction<Ear> ears, int atOnce) {
      this.address = entrance.address();
      this.path = entrance.path();
      this.ears = ears;
      this.atOnce = atOnce;
    }

    void add(int number) {
      var host = address.getHostString() + ":" + address.getPort();
      var request = Frames.upgrade(host, path.apply(number));
      var link = new Link(number, request, Crowd.this, new Doorman(ears.apply(number), this));
      links.add(link);
      waiting.add(link);
    }

    void start() {
      execute(this::more);
    }

    private void more() {
      while (underWay < atOnce && !waiting.isEmpty()) {
        underWay++;
        dial(waiting.remove());
      }
    }

    private void dial(Link link) {
      new Bootstrap()
          .group(loop)
          .channel(EpollSocketChannel.class)
          .option(ChannelOption.TCP_NODELAY, true)
          .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
          .handler(link)
          .connect(address)
          .addListener(
              done -> {
                if (!done.isSuccess()) {
                  refused(String.valueOf(done.cause()));
                  link.failed();
                }
              });
    }

    private void opened() {
      underWay--;
      if (open.incrementAndGet() == links.size()) {
        all.complete(true);
      }
      more();
    }

    private void failed() {
      all.completeExceptionally(new IllegalStateException("a socket was not opened"));
    }
  }

  /** Counts a socket as open, then hands everything on. */
  private static final class Doorman implements Ear {
    private final Ear ear;
    private final Opening opening;
    private boolean isIn;

    Doorman(Ear ear, Opening opening) {
      this.ear = ear;
      this.opening = opening;
    }

    @Override
    public void opened(Link link) {
      isIn = true;
      ear.opened(link);
      opening.opened();
    }

    @Override
    public void heard(Link link, byte[] bytes, int from, int to, long nanos) {
      ear.heard(link, bytes, from, to, nanos);
    }

    @Override
    public void closed(Link link) {
      if (!isIn) {
        opening.failed();
      }
      ear.closed(link);
    }
  }
}
