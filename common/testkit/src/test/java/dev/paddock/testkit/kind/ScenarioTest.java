package dev.paddock.testkit.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.Reason;
import dev.paddock.testkit.kind.FlawedKind.Added;
import dev.paddock.testkit.kind.FlawedKind.Flaw;
import dev.paddock.testkit.kind.FlawedKind.Sum;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  private static final Added SEVEN = new Added(7, FlawedKind.SECRET);

  @Test
  void aStoryGoesOnWithWhatWasDecided() {
    story()
        .given(SEVEN)
        .when(7)
        .then(SEVEN)
        .thenKinds(Added.class)
        .thenState(state -> assertThat(state).isEqualTo(new Sum(List.of(7, 7))));
  }

  @Test
  void aRefusalIsNamedAndChangesNothing() {
    story()
        .when(-1)
        .thenRejected(Reason.INVALID_FIELD)
        .thenState(state -> assertThat(state).isEqualTo(new Sum(List.of())));
  }

  @Test
  void itsClockMovesOnlyWhenTold() {
    var story = story().when(1).after(Duration.ofSeconds(5));

    assertThat(story.now()).isEqualTo(Scenario.START.plusSeconds(5));
  }

  @Test
  void whatDidNotHappenFailsTheTest() {
    assertThatThrownBy(() -> story().when(7).thenNothing()).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> story().when(-7).then(SEVEN)).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> story().when(7).thenRejected(Reason.INVALID_FIELD))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> story().when(-7).thenRejected(Reason.ROOM_FULL))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> story().whenAccepted(-7)).isInstanceOf(AssertionError.class);
  }

  private static Scenario<Integer, Record, Added> story() {
    return Scenario.of(new FlawedKind(Flaw.NONE).decider());
  }
}
