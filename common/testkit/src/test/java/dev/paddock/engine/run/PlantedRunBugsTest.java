package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.loop.Loop;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checks of these tests find what they are there for. */
class PlantedRunBugsTest {
  @Test
  void aSuccessorThatMissesTheTailOfTheInputsChangesShownTicksAndIsFound() {
    var loop = new FakeLoop();
    var world = new RunWorld(1, true, loop, new Forgetful(RunLogsOf.memory(loop)), null);
    world.start();
    world.start();
    world.startRun("a", 1_200);
    world.drive("a");
    world.run(Duration.ofSeconds(8));
    world.kill(world.owner("a"));
    world.run(Duration.ofSeconds(30));
    assertThatThrownBy(() -> world.check("a")).isInstanceOf(AssertionError.class);
  }

  /** Recovery does not see the newest records of runs. */
  private record Forgetful(RunLogsOf logs) implements RunLogsOf {
    private static final int MISSED = 40;

    @Override
    public Journal journal(Loop node, Fates fates) {
      return logs.journal(node, fates);
    }

    @Override
    public Journal inputs(Loop node, Fates fates) {
      return new Cut(logs.inputs(node, fates));
    }

    @Override
    public List<Journal.Entry> journal(int partition) {
      return logs.journal(partition);
    }

    @Override
    public List<Journal.Entry> inputs(int partition) {
      return logs.inputs(partition);
    }

    @Override
    public String journalId() {
      return logs.journalId();
    }

    @Override
    public String inputsId() {
      return logs.inputsId();
    }

    private record Cut(Journal log) implements Journal {
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
        return log.appender();
      }

      @Override
      public AutoCloseable follow(Follower follower) {
        return log.follow(follower);
      }

      @Override
      public void read(int partition, long from, long upTo, EntryHandler handler) {
        log.read(
            partition,
            from,
            upTo,
            entry -> {
              boolean isTail = entry.offset() > upTo - MISSED;
              if (!isTail || entry.head().type() != RecordHead.Type.RUN) {
                handler.entry(entry);
              }
            });
      }

      @Override
      public long end(int partition) {
        return log.end(partition);
      }
    }
  }
}
