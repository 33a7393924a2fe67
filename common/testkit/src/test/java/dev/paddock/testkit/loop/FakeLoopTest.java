package dev.paddock.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeLoopTest {
  private final FakeLoop world = new FakeLoop();
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksRunInTheOrderTheyFallDue() {
    world.schedule(Duration.ofMillis(20), () -> ran.add("second"));
    world.schedule(Duration.ofMillis(10), () -> ran.add("first"));
    world.execute(() -> ran.add("now"));
    world.advance(Duration.ofMillis(20));
    assertThat(ran).containsExactly("now", "first", "second");
    assertThat(world.nanos()).isEqualTo(20_000_000);
  }

  @Test
  void aCancelledTaskDoesNotRun() {
    var timer = world.schedule(Duration.ofMillis(1), () -> ran.add("never"));
    timer.cancel();
    world.advance(Duration.ofSeconds(1));
    assertThat(ran).isEmpty();
  }

  @Test
  void waitingForWhatDoesNotComeFails() {
    assertThatThrownBy(() -> world.runUntil(Duration.ofSeconds(1), () -> false))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aFrozenNodeGoesOnWhereItWas() {
    var node = new FakeNode(world);
    var cancelled = node.schedule(Duration.ofMillis(1), () -> ran.add("cancelled"));
    node.schedule(Duration.ofMillis(1), () -> ran.add("late"));
    node.freeze();
    world.advance(Duration.ofSeconds(5));
    assertThat(ran).isEmpty();
    cancelled.cancel();
    node.thaw();
    world.settle();
    assertThat(ran).containsExactly("late");
  }

  @Test
  void aDeadNodeRunsNothing() {
    var node = new FakeNode(world);
    node.execute(() -> ran.add("never"));
    node.kill();
    world.advance(Duration.ofSeconds(1));
    assertThat(ran).isEmpty();
  }
}
