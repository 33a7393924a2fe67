package dev.paddock.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.testkit.loop.FakeLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeCommandsTest {
  private final FakeLoop loop = new FakeLoop();
  private final FakeCommands commands = new FakeCommands(2);
  private final List<Long> heard = new ArrayList<>();

  @Test
  void aTakenPartitionIsReadFromItsOffsetOn() throws Exception {
    fill(3);
    try (var source = source()) {
      source.take(0, 1);
      loop.settle();
      fill(1);
      loop.settle();
      assertThat(heard).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aPausedPartitionGoesOnWhereItStopped() throws Exception {
    try (var source = source()) {
      source.take(0, 0);
      source.pause(0);
      fill(2);
      loop.settle();
      assertThat(heard).isEmpty();
      source.resume(0);
      loop.settle();
      assertThat(heard).containsExactly(0L, 1L);
    }
  }

  @Test
  void aDroppedPartitionIsReadNoMore() throws Exception {
    try (var source = source()) {
      source.take(0, 0);
      source.drop(0);
      fill(1);
      loop.settle();
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void anUnreadableRecordComesWithItsFault() throws Exception {
    var faults = new ArrayList<String>();
    try (var source =
        commands.source(loop, (p, batch) -> batch.forEach(r -> faults.add(r.fault())))) {
      source.take(1, 0);
      commands.appendUnreadable(1, new byte[] {1}, "BAD_ENVELOPE");
      loop.settle();
      assertThat(faults).containsExactly("BAD_ENVELOPE");
    }
  }

  private dev.paddock.engine.command.CommandSource source() {
    return commands.source(loop, (p, batch) -> batch.forEach(r -> heard.add(r.offset())));
  }

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      commands.append(
          0,
          new CommandEnvelope(
              "c" + i,
              "roll",
              loop.now(),
              Actor.user(1, "ann"),
              "gateway-1",
              "s1",
              new RoomId("room_a"),
              null,
              new byte[0],
              ""));
    }
  }
}
