package dev.paddock.engine.journal;

/**
 * The one place that says which records of a journal count.
 *
 * <p>CLAIM at offset o opens claim o. A numbered record counts if and only if the claim is open,
 * its claim is the one in force and its lane number is the next; a lower number is a duplicate, a
 * higher one, or RELEASED, closes the claim until the next CLAIM. Everything else never happened.
 */
public final class ReaderRule {
  /** What a record is to a reader. */
  public enum Verdict {
    /** It happened. */
    COUNTS,
    /** A new writer; nothing else happened. */
    CLAIMED,
    /** The writer let go. */
    RELEASED,
    /** Stale, duplicate, beyond a hole, or a beat: it never happened. */
    SKIPPED
  }

  private final String topicId;
  private long offset;
  private long claim;
  private long lane;
  private boolean open;
  private long skipped;

  public ReaderRule(Mark mark) {
    topicId = mark.topicId();
    offset = mark.offset();
    claim = mark.claim();
    lane = mark.lane();
    open = mark.open();
  }

  /** Takes the next record; offsets ascend, holes of compaction or transactions are fine. */
  public Verdict read(long at, RecordHead head) {
    offset = at + 1;
    return switch (head.type()) {
      case CLAIM -> claimed(at);
      case BEAT -> Verdict.SKIPPED;
      case DECISION, REFUSALS, FAILED, RUN, RELEASED -> numbered(head);
    };
  }

  /** The place behind the newest record read. */
  public Mark mark() {
    return new Mark(topicId, offset, claim, lane, open);
  }

  /** Numbered records that did not count. */
  public long skipped() {
    return skipped;
  }

  private Verdict claimed(long at) {
    claim = at;
    lane = 0;
    open = true;
    return Verdict.CLAIMED;
  }

  private Verdict numbered(RecordHead head) {
    if (!open || head.claim() != claim || head.lane() <= lane) {
      skipped++;
      return Verdict.SKIPPED;
    }
    if (head.lane() > lane + 1) {
      open = false;
      skipped++;
      return Verdict.SKIPPED;
    }
    lane = head.lane();
    open = head.type() != RecordHead.Type.RELEASED;
    return open ? Verdict.COUNTS : Verdict.RELEASED;
  }
}
