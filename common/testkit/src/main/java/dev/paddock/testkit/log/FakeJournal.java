package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;

/** A {@link FakeLog} as one node sees it. */
final class FakeJournal implements Journal {
  private final FakeLog log;
  private final Loop node;
  private final Fates fates;

  FakeJournal(FakeLog log, Loop node, Fates fates) {
    this.log = log;
    this.node = node;
    this.fates = fates;
  }

  @Override
  public String topicId() {
    return log.topicId();
  }

  @Override
  public int partitions() {
    return log.partitions();
  }

  @Override
  public Appender appender() {
    return new FakeAppender(log, node, fates);
  }

  @Override
  public AutoCloseable follow(Follower follower) {
    return new FakeFollower(log, node, follower);
  }

  @Override
  public void read(int partition, long from, long upTo, EntryHandler handler) {
    log.entries(partition, from, upTo).forEach(handler::entry);
  }

  @Override
  public long end(int partition) {
    return log.end(partition);
  }
}
