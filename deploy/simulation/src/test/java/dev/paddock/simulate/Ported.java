package dev.paddock.simulate;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Ports with one of them replaced, and ports that hand every call on. */
final class Ported {
  private Ported() {}

  static Ports journal(Ports p, UnaryOperator<Journal> change) {
    return with(p, change.apply(p.journal()), p.snapshots(), p.views());
  }

  /** Checkpoints are read through {@code change}, which is told their partition. */
  static Ports snapshots(
      Ports p, BiFunction<Integer, Snapshots.Checkpoint, Snapshots.Checkpoint> change) {
    Snapshots changed =
        partition -> {
          var checkpoint = p.snapshots().read(partition);
          return checkpoint == null ? null : change.apply(partition, checkpoint);
        };
    return with(p, p.journal(), changed, p.views());
  }

  static Ports views(Ports p, UnaryOperator<ViewStore> change) {
    return with(p, p.journal(), p.snapshots(), change.apply(p.views()));
  }

  private static Ports with(Ports p, Journal journal, Snapshots snapshots, ViewStore views) {
    return new Ports(
        p.loop(),
        p.blocking(),
        journal,
        snapshots,
        p.commands(),
        p.deadLetters(),
        views,
        p.bus(),
        p.entropy(),
        p.publishing(),
        p.metrics());
  }

  /** A journal that hands every call on. */
  static class Log implements Journal {
    final Journal inner;

    Log(Journal inner) {
      this.inner = inner;
    }

    @Override
    public String topicId() {
      return inner.topicId();
    }

    @Override
    public int partitions() {
      return inner.partitions();
    }

    @Override
    public Appender appender() {
      return inner.appender();
    }

    @Override
    public AutoCloseable follow(Follower follower) {
      return inner.follow(follower);
    }

    @Override
    public void read(int partition, long from, long upTo, EntryHandler handler) {
      inner.read(partition, from, upTo, handler);
    }

    @Override
    public long end(int partition) {
      return inner.end(partition);
    }
  }

  /** A view store that hands every call on. */
  static class Views implements ViewStore {
    final ViewStore inner;

    Views(ViewStore inner) {
      this.inner = inner;
    }

    @Override
    public Future<Raised> raise(Fence fence, long journalEnd) {
      return inner.raise(fence, journalEnd);
    }

    @Override
    public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
      return inner.project(fence, updates);
    }

    @Override
    public Future<Verdict> clear(Fence fence) {
      return inner.clear(fence);
    }

    @Override
    public Future<String> viewsId() {
      return inner.viewsId();
    }

    @Override
    public Future<List<Long>> attached(String channel, List<Long> users) {
      return inner.attached(channel, users);
    }
  }
}
