package dev.paddock.deploy.bench.target;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Ear;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.load.Stamps;
import dev.paddock.deploy.bench.load.Tally;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sockets that listen to the rooms of a target, spread evenly. */
public final class Audience {
  private static final int AT_ONCE = 64;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final Target target;
  private final Crowd crowd;
  private final int rooms;
  private final int slow;
  private final Tally tally = new Tally();
  private final Tally slowTally = new Tally();

  /**
   * @param slow how many sockets, the first ones, never read once they are subscribed
   */
  public Audience(Target target, Crowd crowd, int rooms, int slow) {
    this.target = target;
    this.crowd = crowd;
    this.rooms = rooms;
    this.slow = slow;
  }

  /** Connects sockets and waits until all hear their rooms. */
  public List<Link> gather(int sockets) throws InterruptedException {
    var ready = new CountDownLatch(sockets);
    var links =
        crowd.connect(
            target.entrance(), 0, sockets, AT_ONCE, number -> new Listener(number, ready), LIMIT);
    if (!ready.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "%d of %d sockets heard nothing of their rooms: %s"
              .formatted(ready.getCount(), sockets, crowd.refusal()));
    }
    return links;
  }

  /** Of those who read. */
  public Tally tally() {
    return tally;
  }

  /** Counts what is due within a window from now on. */
  public void window(long from, long to) {
    crowd.run(
        () -> {
          tally.window(from, to);
          slowTally.window(from, to);
        });
  }

  private final class Listener implements Ear {
    private final Target.Greeter greeter;
    private final CountDownLatch ready;
    private final boolean isSlow;

    Listener(int number, CountDownLatch ready) {
      this.greeter = target.greeter(number % rooms);
      this.ready = ready;
      this.isSlow = number < slow;
    }

    @Override
    public void opened(Link link) {
      if (greeter.opened(link)) {
        ready(link);
      }
    }

    @Override
    public void heard(Link link, byte[] bytes, int from, int to, long nanos) {
      long due = Stamps.of(bytes, from, to);
      if (due >= 0) {
        (isSlow ? slowTally : tally).arrived(due, nanos);
      } else if (greeter.heard(link, bytes, from, to)) {
        ready(link);
      }
    }

    private void ready(Link link) {
      ready.countDown();
      if (isSlow) {
        link.stopReading();
      }
    }
  }
}
