package dev.paddock.races.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.testkit.kind.DeciderLaws;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LobbyLawsTest {
  private static final long SEEDS = Boolean.getBoolean("paddock.full") ? 5_000 : 40;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theLobbyKeepsTheLaws(long seed) {
    new DeciderLaws<>(LobbyPlay.of(seed), lobby -> Set.of()).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noRaceIsOfferedTwice(long seed) {
    for (var step : LobbyPlay.of(seed).steps()) {
      assertThat(step.after().offers()).extracting(Offer::raceId).doesNotHaveDuplicates();
    }
  }

  @Test
  void chanceReachesEveryEvent() {
    var reached = new TreeSet<String>();
    LongStream.range(0, 40)
        .forEach(
            seed ->
                LobbyPlay.of(seed).events().forEach(it -> reached.add(it.getClass().getName())));
    var all = new TreeSet<String>();
    new LobbyKind().events().values().forEach(it -> all.add(it.getName()));

    assertThat(reached).isEqualTo(all);
  }
}
