package dev.paddock.engine.replay;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.journal.RecordHead;
import org.jspecify.annotations.Nullable;

/** Prints the records of a journal's range that count; scans back to a CLAIM to know which do. */
final class JournalListing {
  /** Offsets looked through at once on the way back; four times as many each time. */
  private static final long STEP = 1_000;

  private final Journal journal;
  private final Printer printer;
  private final Progress progress;

  JournalListing(Journal journal, Printer printer, Progress progress) {
    this.journal = journal;
    this.printer = printer;
    this.progress = progress;
  }

  /**
   * Prints a range.
   *
   * @param start the oldest offset there is
   * @param only decisions of this room, null for all records
   */
  void print(Range range, long start, @Nullable String only) {
    long claim = claimBefore(range, start);
    progress.expect(range.upTo() - claim);
    var rule = new ReaderRule(new Mark(journal.topicId(), claim, -1, 0, false));
    journal.read(
        range.partition(),
        claim,
        range.upTo(),
        entry -> {
          progress.step();
          boolean counts = rule.read(entry.offset(), entry.head()) != ReaderRule.Verdict.SKIPPED;
          if (counts && entry.offset() >= range.from() && isOf(entry, only)) {
            printer.entry(entry);
          }
        });
  }

  private static boolean isOf(Journal.Entry entry, @Nullable String room) {
    return room == null || room.equals(entry.key());
  }

  /** The offset of the newest CLAIM before a range, or the log's start if there is none. */
  private long claimBefore(Range range, long start) {
    for (long step = STEP; ; step *= 4) {
      long from = Math.max(start, range.from() - step);
      long claim = lastClaim(range.partition(), from, range.from());
      if (claim >= 0 || from == start) {
        return Math.max(claim, start);
      }
    }
  }

  private long lastClaim(int partition, long from, long upTo) {
    long[] newest = {-1};
    journal.read(
        partition,
        from,
        upTo,
        entry -> {
          if (entry.head().type() == RecordHead.Type.CLAIM) {
            newest[0] = entry.offset();
          }
        });
    return newest[0];
  }
}
