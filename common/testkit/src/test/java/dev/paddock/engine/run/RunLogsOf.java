package dev.paddock.engine.run;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.log.Fates;
import java.util.List;

/** The two claimed logs of a {@link RunWorld}: in memory, or real ones. */
interface RunLogsOf {
  /** The journal as one instance sees it. */
  Journal journal(Loop node, Fates fates);

  /** The inputs as one instance sees them. */
  Journal inputs(Loop node, Fates fates);

  /** All there is, read by somebody else. */
  List<Journal.Entry> journal(int partition);

  List<Journal.Entry> inputs(int partition);

  String journalId();

  String inputsId();

  /** Both in memory. */
  static RunLogsOf memory(Loop world) {
    var journal = new FakeLog("journal", RunWorld.PARTITIONS, world);
    var inputs = new FakeLog("inputs", RunWorld.PARTITIONS, world);
    return new RunLogsOf() {
      @Override
      public Journal journal(Loop node, Fates fates) {
        return journal.journal(node, fates);
      }

      @Override
      public Journal inputs(Loop node, Fates fates) {
        return inputs.journal(node, fates);
      }

      @Override
      public List<Journal.Entry> journal(int partition) {
        return journal.entries(partition);
      }

      @Override
      public List<Journal.Entry> inputs(int partition) {
        return inputs.entries(partition);
      }

      @Override
      public String journalId() {
        return "journal";
      }

      @Override
      public String inputsId() {
        return "inputs";
      }
    };
  }
}
