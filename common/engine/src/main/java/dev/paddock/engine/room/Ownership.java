package dev.paddock.engine.room;

import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partitions this instance should claim or let go. It need not be safe, only fast: safety is
 * in the log. Loop only.
 */
final class Ownership {
  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  /** The writers it steers. */
  interface Writers {
    /** Whether the partition is claimed here or about to be. */
    boolean holds(int partition);

    void claim(int partition);

    /** Drain, append RELEASED, stop. */
    void release(int partition);

    /** A newer claim of another node was seen in the journal. */
    void overtaken(int partition, long claim, String node);
  }

  private final Loop loop;
  private final String service;
  private final String self;
  private final Writers writers;
  private final ClaimTracker[] trackers;
  private List<String> members = List.of();
  private long viewAt;
  private long fetchedAt;
  private boolean cautious;

  Ownership(Loop loop, String service, int partitions, String self, Writers writers) {
    this.loop = loop;
    this.service = service;
    this.self = self;
    this.writers = writers;
    this.trackers = new ClaimTracker[partitions];
    this.viewAt = loop.nanos();
    this.fetchedAt = loop.nanos();
    for (int p = 0; p < partitions; p++) {
      trackers[p] = new ClaimTracker(loop.nanos());
    }
  }

  /** What the journal's tail said of a partition when this instance started. */
  void found(int partition, long claim, String node, boolean released) {
    trackers[partition].found(claim, node, released, loop.nanos());
  }

  void view(ClusterView view) {
    var now = view.nodes(service);
    if (!now.equals(members)) {
      members = now;
      viewAt = loop.nanos();
    }
  }

  /** One fetch of the follower; empty when nothing came. */
  void fetched(List<Journal.Entry> entries) {
    long now = loop.nanos();
    if (now - fetchedAt > Limits.PAUSE.toNanos()) {
      paused("no fetch for " + Duration.ofNanos(now - fetchedAt).toMillis() + " ms");
    }
    fetchedAt = now;
    for (var entry : entries) {
      heard(entry, now);
    }
  }

  /** This instance was fenced or stood still: it trusts its view again when that has settled. */
  void paused(String why) {
    LOG.info("{}: careful for a while: {}", service, why);
    cautious = true;
    viewAt = loop.nanos();
    for (var tracker : trackers) {
      tracker.forgetSilence(loop.nanos());
    }
  }

  void tick() {
    long now = loop.nanos();
    if (cautious && settled(now)) {
      cautious = false;
    }
    for (int p = 0; p < trackers.length; p++) {
      look(p, now);
    }
  }

  /** Whether another member of the view has a claim in force, as far as the journal says. */
  boolean isHeldElsewhere(int partition) {
    var tracker = trackers[partition];
    return tracker.isKnown()
        && tracker.claim() >= 0
        && !tracker.isReleased()
        && !tracker.node().equals(self)
        && members.contains(tracker.node());
  }

  private void heard(Journal.Entry entry, long now) {
    var tracker = trackers[entry.partition()];
    if (tracker.heard(entry, now) && !tracker.node().equals(self)) {
      writers.overtaken(entry.partition(), tracker.claim(), tracker.node());
    }
  }

  private void look(int partition, long now) {
    var tracker = trackers[partition];
    var order = Rendezvous.order(members, service, partition);
    boolean mine = !order.isEmpty() && order.getFirst().equals(self);
    tracker.given(mine, now);
    tracker.seen(members.contains(tracker.node()), now);
    if (writers.holds(partition)) {
      if (!mine && members.contains(self) && tracker.notMineFor(now, Limits.SETTLED)) {
        writers.release(partition);
      }
    } else if (mayClaim(partition, tracker, mine, now)) {
      LOG.info("{}: claiming partition {} after {}", service, partition, tracker);
      tracker.taken(now);
      writers.claim(partition);
    }
  }

  private boolean mayClaim(int partition, ClaimTracker tracker, boolean mine, long now) {
    if (!members.contains(self) || !tracker.isKnown() || !follows(now)) {
      return false;
    }
    if (tracker.isReleased()) {
      return mine;
    }
    var isFree = tracker.claim() < 0 || tracker.isGone(now, Limits.LEFT, Limits.QUIET);
    if (mine && !cautious && isFree) {
      return true;
    }
    int place = Rendezvous.place(members, service, partition, self, tracker.node());
    return tracker.silentFor(now, Limits.SILENT.plus(Limits.SILENT_PLACE.multipliedBy(place)));
  }

  /** While the log is away nobody can be heard, so nobody's silence means anything. */
  private boolean follows(long now) {
    return now - fetchedAt <= Limits.PAUSE.toNanos();
  }

  private boolean settled(long now) {
    return now - viewAt >= Limits.SETTLED.toNanos();
  }
}
