package dev.paddock.games.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.table.Status;
import dev.paddock.core.table.Table;
import dev.paddock.games.Played;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.liarsdice.LiarsDice;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.games.tinygame.Cards;
import dev.paddock.testkit.kind.DeciderLaws;
import dev.paddock.testkit.kind.RandomPlay;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawsTest {
  private static final long SEEDS = Boolean.getBoolean("paddock.full") ? 5_000 : 40;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void biggerDiceKeepsTheLaws(long seed) {
    var play = Played.dice(seed);

    new DeciderLaws<>(play, LawsTest::secret).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void liarsDiceKeepsTheLaws(long seed) {
    var play = Played.liars(seed);

    new DeciderLaws<>(play, LawsTest::secret).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aGameWithHiddenHandsKeepsTheLaws(long seed) {
    var play = Played.cards(seed);

    new DeciderLaws<>(play, LawsTest::secretAndCards).hold();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whoHoldsASeatIsAPlayerAndNobodySitsTwice(long seed) {
    var play = Played.cards(seed);

    for (var step : play.steps()) {
      var table = step.after();
      var ids = table.seats().stream().map(it -> it.userId()).toList();
      assertThat(ids).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(3);
      assertThat(table.spectators()).noneMatch(it -> table.seat(it.userId()).isPresent());
      assertThat(table.status() == Status.WAITING && table.match() != null).isFalse();
    }
  }

  @Test
  void chanceReachesEveryEvent() {
    assertThat(eventsOf(Played::dice)).containsAll(names(new BiggerDice().events().values()));
    assertThat(eventsOf(Played::liars)).containsAll(names(new LiarsDice().events().values()));
    assertThat(eventsOf(Played::cards)).containsAll(names(new CardGuess().events().values()));
  }

  private static Set<String> eventsOf(LongFunction<? extends RandomPlay<?, ?, ?>> games) {
    var found = new TreeSet<String>();
    LongStream.range(0, 200)
        .mapToObj(games)
        .forEach(
            play -> found.addAll(names(play.events().stream().map(Object::getClass).toList())));
    return found;
  }

  private static Set<String> names(Iterable<? extends Class<?>> classes) {
    var names = new TreeSet<String>();
    classes.forEach(it -> names.add(it.getSimpleName()));
    return names;
  }

  private static Set<String> secretAndCards(Table<Cards> table) {
    var hidden = new HashSet<>(secret(table));
    if (table.match() != null) {
      table.game().hands().forEach(hand -> hidden.add(hand.card()));
    }
    return hidden;
  }

  private static Set<String> secret(Table<?> table) {
    var match = table.match();
    return match == null || match.result() != null ? Set.of() : Set.of(match.secret().hex());
  }
}
