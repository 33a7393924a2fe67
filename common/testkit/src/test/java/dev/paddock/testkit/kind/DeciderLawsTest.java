package dev.paddock.testkit.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.testkit.kind.FlawedKind.Flaw;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeciderLawsTest {
  private static final int COMMANDS = 30;

  @Test
  void aSoundKindKeepsTheLaws() {
    assertThatCode(() -> laws(Flaw.NONE).hold()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void everyFlawBreaksALaw(Flaw flaw) {
    assertThatThrownBy(() -> laws(flaw).hold())
        .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
  }

  @Test
  void theSameSeedGivesTheSamePlay() {
    assertThat(play(Flaw.NONE, 5).steps()).isEqualTo(play(Flaw.NONE, 5).steps());
    assertThat(play(Flaw.NONE, 5).steps()).isNotEqualTo(play(Flaw.NONE, 6).steps());
  }

  @Test
  void aPlayHasAcceptedAndRefusedCommands() {
    var steps = play(Flaw.NONE, 1).steps();

    assertThat(steps).hasSize(COMMANDS);
    assertThat(steps).anyMatch(step -> step.events().isEmpty());
    assertThat(steps).anyMatch(step -> !step.events().isEmpty());
  }

  private static DeciderLaws<Integer, Record, FlawedKind.Added> laws(Flaw flaw) {
    return new DeciderLaws<>(play(flaw, 1), state -> Set.of(FlawedKind.SECRET));
  }

  private static RandomPlay<Integer, Record, FlawedKind.Added> play(Flaw flaw, long seed) {
    return RandomPlay.of(
        new FlawedKind(flaw), (state, random) -> random.nextInt(20) - 5, seed, COMMANDS);
  }
}
