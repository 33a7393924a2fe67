package dev.paddock.races.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.races.garage.GarageEvent.CarUnlocked;
import dev.paddock.races.garage.GarageEvent.CarUpgraded;
import dev.paddock.races.garage.GarageEvent.GarageAwarded;
import dev.paddock.testkit.kind.DeciderLaws;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GarageLawsTest {
  private static final long SEEDS = Boolean.getBoolean("paddock.full") ? 5_000 : 40;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theGarageKeepsTheLaws(long seed) {
    new DeciderLaws<>(GaragePlay.of(seed), garage -> Set.of()).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pointsAreWhatWasEarnedLessWhatWasPaid(long seed) {
    var play = GaragePlay.of(seed);
    long earned = play.events().stream().mapToLong(GarageLawsTest::earned).sum();
    long paid = play.events().stream().mapToLong(GarageLawsTest::paid).sum();

    assertThat(play.live().earned()).isEqualTo(earned);
    assertThat(play.live().points()).isEqualTo(earned - paid).isNotNegative();
    assertThat(play.steps()).allMatch(step -> step.after().points() >= 0);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsBoughtOrCountedTwice(long seed) {
    var play = GaragePlay.of(seed);
    var types = play.live().cars().stream().map(Car::type).toList();
    var numbers = play.live().cars().stream().map(Car::carId).toList();
    var runs = all(play.events(), GarageAwarded.class).stream().map(it -> it.award().runId());

    assertThat(types).doesNotHaveDuplicates();
    assertThat(numbers).doesNotHaveDuplicates().isSorted();
    assertThat(runs.toList()).doesNotHaveDuplicates();
  }

  @Test
  void chanceReachesEveryEvent() {
    var reached = new TreeSet<String>();
    LongStream.range(0, 60)
        .forEach(
            seed ->
                GaragePlay.of(seed).events().forEach(it -> reached.add(it.getClass().getName())));
    var all = new TreeSet<String>();
    new GarageKind().events().values().forEach(it -> all.add(it.getName()));

    assertThat(reached).isEqualTo(all);
  }

  private static long earned(GarageEvent event) {
    return event instanceof GarageAwarded it ? it.award().points() : 0;
  }

  private static long paid(GarageEvent event) {
    return switch (event) {
      case CarUnlocked it -> it.price();
      case CarUpgraded it -> it.price();
      default -> 0;
    };
  }

  private static <T> List<T> all(List<GarageEvent> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
