package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;

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
    next = node.schedule(QUIET, this::fetch);
  }

  @Override
  public void close() {
    closed = true;
    next.cancel();
    deaf.run();
  }

  private void landed() {
    if (!fetching) {
      fetching = true;
      node.execute(this::fetch);
    }
  }

  private void fetch() {
    if (closed) {
      return;
    }
    fetching = false;
    next.cancel();
    next = node.schedule(QUIET, this::fetch);
    var entries = new ArrayList<Journal.Entry>();
    for (int i = 0; i < positions.length; i++) {
      entries.addAll(log.entries(i, positions[i], log.end(i)));
      positions[i] = log.end(i);
    }
    follower.fetched(entries);
  }
}
