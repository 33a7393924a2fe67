package dev.paddock.races.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.rating.Rating;
import dev.paddock.testkit.kind.DeciderLaws;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaceLawsTest {
  private static final long SEEDS = Boolean.getBoolean("paddock.full") ? 5_000 : 40;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRaceKeepsTheLaws(long seed) {
    new DeciderLaws<>(RacePlay.of(seed), room -> Set.of()).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nobodyDrivesTwoCarsAndNoRaceHasTooMany(long seed) {
    for (var step : RacePlay.of(seed).steps()) {
      var room = step.after();
      var users = room.people().stream().map(Entry::userId).toList();
      var ids = room.grid().stream().map(Entry::id).toList();
      assertThat(users).doesNotHaveDuplicates();
      assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id >= 1 && id <= 8);
      assertThat(room.grid().size()).isLessThanOrEqualTo(Math.max(room.about().maxCars(), 0));
      assertThat(room.spectators()).noneMatch(it -> room.seat(it.userId()).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRunIsAskedForExactlyWhileTheRaceIsUnderWay(long seed) {
    var kind = new RaceKind();
    for (var step : RacePlay.of(seed).steps()) {
      var run = kind.run(step.after());
      assertThat(run != null)
          .isEqualTo(step.after().isOpen() && step.after().status().isUnderWay());
      var before = kind.run(step.before());
      if (run != null && before != null) {
        assertThat(run).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reportsAreHeardInOrderAndOnce(long seed) {
    for (var step : RacePlay.of(seed).steps()) {
      if (step.command() instanceof RaceCommand.Reported it && !step.events().isEmpty()) {
        assertThat(it.report().n()).isGreaterThan(step.before().reported());
        assertThat(step.after().reported()).isEqualTo(it.report().n());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void resultsNameEveryCarOnce(long seed) {
    for (var event : RacePlay.of(seed).events()) {
      if (event instanceof RaceEvent.RaceEnd end) {
        assertThat(end.results()).extracting(ResultRow::car).doesNotHaveDuplicates();
        assertThat(end.results()).allMatch(it -> it.dnf() == (it.stageTime() == null));
        assertThat(end.results())
            .filteredOn(it -> it.strength() != null)
            .allMatch(it -> it.rating().equals(Rating.Change.NONE));
      }
    }
  }

  @Test
  void chanceReachesEveryEvent() {
    var reached = new TreeSet<String>();
    LongStream.range(0, 200)
        .forEach(
            seed -> RacePlay.of(seed).events().forEach(it -> reached.add(it.getClass().getName())));
    var all = new TreeSet<String>();
    new RaceKind().events().values().forEach(it -> all.add(it.getName()));

    assertThat(reached).isEqualTo(all);
  }
}
