package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;

/** Hands over what lands, soon, and an empty fetch where nothing does. */
final class FakeFollower implements AutoCloseable {
  /** Time between fetches when nothing comes. */
  static final Duration QUIET = Duration.ofMillis(250);

  private final FakeLog log;
  private final Loop node;
  private final Journal.Follower follower;
  private final long[] positions;
  private final Runnable deaf;
  private Loop.Timer next = () -> {};
  private boolean fetching;
  private boolean closed;

  FakeFollower(FakeLog log, Loop node, Journal.Follower follower) {
    this.log = log;
    this.node = node;
    this.follower = follower;
    positions = new long[log.partitions()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = log.end(i);
    }
    deaf = log.listen(this::landed);
    next = node.schedule(QUIET, this::ask);
  }

  @Override
  public void close() {
    closed = true;
    next.cancel();
    deaf.run();
  }

  private void landed() {
    if (!fetching && !closed) {
      fetching = true;
      log.world().schedule(log.fetchLag(), this::respond);
    }
  }

  private void ask() {
    next.cancel();
    next = node.schedule(QUIET, this::ask);
    landed();
  }

  /** What the log holds now; a frozen node gets to see it later. */
  private void respond() {
    var ends = new long[positions.length];
    Arrays.setAll(ends, log::end);
    node.execute(() -> take(ends));
  }

  private void take(long[] ends) {
    if (closed) {
      return;
    }
    fetching = false;
    var entries = new ArrayList<Journal.Entry>();
    for (int i = 0; i < positions.length; i++) {
      entries.addAll(log.entries(i, positions[i], ends[i]));
      positions[i] = ends[i];
    }
    next.cancel();
    next = node.schedule(QUIET, this::ask);
    follower.fetched(entries);
    if (isBehind()) {
      landed();
    }
  }

  private boolean isBehind() {
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < log.end(i)) {
        return true;
      }
    }
    return false;
  }
}
