package dev.paddock.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.testkit.counter.CounterKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can be read after views, writers or the log itself were lost, one after the other. */
class LostViewsTest {
  private final RoomWorld world = new RoomWorld(3);

  @Test
  void inEmptiedViewsNobodyWritesWhoWasReplaced() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var slow = world.send("a", 1, "add", "\"amount\":1");
    world.loop.runUntil(Duration.ofSeconds(5), () -> total("a") == 1);
    first.node().freeze();
    world.start();
    world.await(world.send("a", 1, "add", "\"amount\":1", slow));
    world.await(world.send("a", 1, "end", ""));
    world.await(world.send("a", 2, "open", "\"room_name\":\"A\""));
    var epoch = world.views.channel("counter:a").epoch;
    world.views.empty();
    first.node().thaw();
    for (int i = 0; i < 2_000; i++) {
      world.run(Duration.ofMillis(1));
      var channel = world.views.channel("counter:a");
      assertThat(channel == null || channel.epoch.equals(epoch)).as("after %s ms", i).isTrue();
    }
    world.checkComplete();
  }

  @Test
  void aSuccessorDoesNotBringBackInEmptiedViewsWhatARoomWasBefore() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("a", 1, "end", ""));
    world.await(world.send("a", 2, "open", "\"room_name\":\"A\""));
    world.views.empty();
    world.run(Duration.ofSeconds(2));
    world.kill(first);
    world.start();
    world.run(Duration.ofSeconds(6));
    world.checkComplete();
    assertThat(world.views.seat(1)).isNull();
    assertThat(world.views.seat(2)).isEqualTo("a");
  }

  @Test
  void seatsOfWhatARoomWasBeforeAreFreedByASuccessor() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.views.away(true);
    world.send("a", 1, "end", "");
    world.send("a", 2, "open", "\"room_name\":\"A\"");
    world.run(Duration.ofSeconds(1));
    world.kill(first);
    world.start();
    world.views.away(false);
    world.run(Duration.ofSeconds(6));
    world.checkComplete();
    assertThat(world.views.seat(1)).isNull();
    assertThat(world.views.seat(2)).isEqualTo("a");
  }

  @Test
  void aLogThatCameBackFromABackupGivesNewEpochsAlthoughTheViewsAreEmpty() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("a", 1, "add", "\"amount\":1"));
    var before = world.views.channel("counter:a").epoch;
    world.kill(first);
    world.run(Duration.ofSeconds(2));
    world.log.restore("another", 1);
    world.views.empty();
    world.start();
    world.run(Duration.ofSeconds(6));
    assertThat(world.views.channel("counter:a").epoch).isNotEqualTo(before);
  }

  private long total(String room) {
    var fold = world.folds().get(RoomWorld.partition(room));
    var state = fold.rooms.find(new dev.paddock.core.RoomId(room)).state();
    return ((CounterKind.State) state).total();
  }
}
