package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The runs of a partition as the fold of its inputs; what is over is handed on and forgotten. */
public final class RunLogs {
  private final InputCodec codec;
  private final ReaderRule rule;
  private final Consumer<RunLog> over;
  private final Map<String, RunLog> runs = new LinkedHashMap<>();

  /**
   * @param from where reading starts
   * @param over gets each run that ended
   */
  public RunLogs(Mark from, Consumer<RunLog> over) {
    this.codec = new InputCodec(from.topicId());
    this.rule = new ReaderRule(from);
    this.over = over;
  }

  /** Takes the next record; one that does not count changes nothing. */
  public void entry(Journal.Entry entry) {
    var before = rule.mark();
    var key = entry.key();
    if (rule.read(entry.offset(), entry.head()) == ReaderRule.Verdict.COUNTS && key != null) {
      take(new RoomId(key), codec.decode(entry.value()), before);
    }
  }

  /** Runs that are not over, oldest first. */
  public Collection<RunLog> running() {
    return runs.values();
  }

  /** The place behind the newest record. */
  public Mark mark() {
    return rule.mark();
  }

  /** Records of runs that began before reading did say nothing that is needed. */
  private void take(RoomId room, InputRecord record, Mark before) {
    if (record instanceof InputRecord.Begun begun) {
      runs.put(begun.run(), new RunLog(room, begun, before));
      return;
    }
    var run = runs.get(record.run());
    if (run != null) {
      run.add(record);
      if (record instanceof InputRecord.Ended) {
        runs.remove(record.run());
        over.accept(run);
      }
    }
  }
}
