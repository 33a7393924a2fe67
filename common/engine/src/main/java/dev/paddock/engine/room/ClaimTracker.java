package dev.paddock.engine.room;

import dev.paddock.engine.journal.ClaimValue;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import java.time.Duration;

/** What a follower knows of the claim in force in one partition. */
final class ClaimTracker {
  private long claim = -1;
  private String node = "";
  private boolean known;
  private boolean released;
  private long heardAt;
  private long leftAt;
  private boolean left;
  private long notMineSince;
  private boolean mine = true;

  ClaimTracker(long now) {
    heardAt = now;
    notMineSince = now;
  }

  void found(long claim, String node, boolean released, long now) {
    if (claim > this.claim) {
      this.claim = claim;
      this.node = node;
      this.released = released;
    }
    known = true;
    heardAt = now;
    left = false; // From now on it is looked for.
  }

  /** Takes a record; true if it is a newer claim. */
  boolean heard(Journal.Entry entry, long now) {
    var head = entry.head();
    if (head.type() == RecordHead.Type.CLAIM) {
      claim = entry.offset();
      node = ClaimValue.decode(entry.value()).node();
      released = false;
      known = true;
      left = false;
      heardAt = now;
      return true;
    }
    if (head.claim() == claim) {
      heardAt = now;
      released |= head.type() == RecordHead.Type.RELEASED;
    }
    return false;
  }

  /** Whether the view gives the partition to this instance. */
  void given(boolean toMe, long now) {
    if (mine != toMe) {
      mine = toMe;
      notMineSince = now;
    }
  }

  /** Whether the claim's node is in the view. */
  void seen(boolean inView, long now) {
    if (inView) {
      left = false;
    } else if (!left) {
      left = true;
      leftAt = now;
    }
  }

  /** This instance claims now, whatever the view says: the view's word counts from here. */
  void taken(long now) {
    notMineSince = now;
  }

  void forgetSilence(long now) {
    heardAt = now;
    leftAt = now;
    notMineSince = now;
  }

  boolean isKnown() {
    return known;
  }

  boolean isReleased() {
    return released;
  }

  long claim() {
    return claim;
  }

  String node() {
    return node;
  }

  boolean notMineFor(long now, Duration time) {
    return !mine && now - notMineSince >= time.toNanos();
  }

  /**
   * Whether the node left the view and was not heard since. Who is heard although he left lives in
   * the other half of a split: only his silence counts then.
   *
   * @param late what was on its way when the node left may come so late
   * @param quiet a beat was missed after so long
   */
  boolean isGone(long now, Duration late, Duration quiet) {
    return left
        && now - leftAt >= late.toNanos()
        && heardAt - leftAt <= late.toNanos()
        && silentFor(now, quiet);
  }

  boolean silentFor(long now, Duration time) {
    return now - heardAt >= time.toNanos();
  }

  @Override
  public String toString() {
    return "claim " + claim + " of " + (node.isEmpty() ? "nobody" : node);
  }
}
