package dev.paddock.races.garage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paddock.core.Actor;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.core.Stamp;
import dev.paddock.core.rating.Rating;
import dev.paddock.races.garage.GarageCommand.BuyCar;
import dev.paddock.races.garage.GarageCommand.Give;
import dev.paddock.races.garage.GarageCommand.Upgrade;
import dev.paddock.races.garage.GarageEvent.CarUnlocked;
import dev.paddock.races.garage.GarageEvent.CarUpgraded;
import dev.paddock.races.garage.GarageEvent.GarageAwarded;
import dev.paddock.races.garage.GarageEvent.GarageOpened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GarageTest {
  private static final Actor ANN = Actor.user(7, "ann");
  private static final Actor EVE = Actor.user(8, "eve");
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final GarageRules RULES = new GarageRules();

  private Garage garage = RULES.initial(GarageKind.room(7));
  private Outcome<GarageEvent> outcome = Outcome.unchanged();
  private int runs;

  @Test
  void everybodyHasAStarterCarAndNoPoints() {
    assertThat(garage.cars()).containsExactly(Car.STARTER);
    assertThat(garage.points()).isZero();
    assertThat(garage.rating()).isEqualTo(Rating.INITIAL);
    assertThat(Model.STARTER.price()).isZero();
  }

  @Test
  void theFirstThingThatHappensOpensTheGarage() {
    when(award(50));

    assertThat(events()).hasSize(2);
    assertThat(events().getFirst()).isEqualTo(new GarageOpened(7, "ann", Car.STARTER, START));
    when(award(50));
    assertThat(events()).hasSize(1).first().isInstanceOf(GarageAwarded.class);
  }

  @Test
  void aCarCostsItsPriceAndGetsTheNextNumber() {
    earn(500);
    when(new BuyCar(ANN, Model.LYNX_R, null));

    var car = new Car(2, Model.LYNX_R, "Lynx R", Upgrades.NONE, START);
    assertThat(events()).containsExactly(new CarUnlocked(7, car, 120, 380));
    assertThat(garage.points()).isEqualTo(380);
    assertThat(garage.earned()).isEqualTo(500);
    when(new BuyCar(ANN, Model.HERON, "  My   Heron "));
    assertThat(garage.cars().getLast().name()).isEqualTo("My Heron");
    assertThat(garage.cars().getLast().carId()).isEqualTo(3);
  }

  @Test
  void noTypeIsBoughtTwice() {
    earn(500);
    when(new BuyCar(ANN, Model.LYNX_R, null));
    when(new BuyCar(ANN, Model.LYNX_R, "another"));

    assertRejected(Reason.ALREADY_OWNED);
    when(new BuyCar(ANN, Model.PIKA, null));
    assertRejected(Reason.ALREADY_OWNED);
    assertThat(garage.points()).isEqualTo(380);
  }

  @Test
  void pointsSpentElsewhereAreGone() {
    earn(250);
    when(new BuyCar(ANN, Model.MARTEN_GT, null));
    when(new BuyCar(ANN, Model.LYNX_R, null));

    assertRejected(Reason.NOT_ENOUGH_POINTS);
    assertThat(((Outcome.Rejected<?>) outcome).details()).containsEntry("price", 120);
    assertThat(garage.points()).isEqualTo(70);
  }

  @Test
  void aCarIsLockedUntilEnoughWasEarned() {
    earn(59);
    when(new BuyCar(ANN, Model.LYNX_R, null));

    assertRejected(Reason.NOT_ENOUGH_POINTS);
    assertThat(((Outcome.Rejected<?>) outcome).message()).contains("60", "59");
  }

  @Test
  void namesOfCarsAreShortAndPrintable() {
    earn(500);
    for (var name : List.of("", " ", "a\tb", "x".repeat(25))) {
      when(new BuyCar(ANN, Model.LYNX_R, name));
      assertRejected(Reason.INVALID_FIELD);
    }
  }

  @Test
  void everyLevelOfAnUpgradeCostsMoreThanTheOneBefore() {
    earn(18);
    when(new Upgrade(ANN, 1, Stat.TOP_SPEED));
    assertThat(events())
        .containsExactly(
            new CarUpgraded(7, Car.STARTER.with(Stat.TOP_SPEED, 1), Stat.TOP_SPEED, 1, 6, 12));
    when(new Upgrade(ANN, 1, Stat.TOP_SPEED));
    assertThat(garage.points()).isZero();
    assertThat(garage.car(1).orElseThrow().upgrades().topSpeed()).isEqualTo(2);
    when(new Upgrade(ANN, 1, Stat.TOP_SPEED));
    assertRejected(Reason.NOT_ENOUGH_POINTS);
  }

  @ParameterizedTest
  @EnumSource(Stat.class)
  void noUpgradeGoesBeyondItsTop(Stat stat) {
    earn(10_000);
    for (int level = 1; level <= stat.top(); level++) {
      when(new Upgrade(ANN, 1, stat));
      assertThat(garage.car(1).orElseThrow().upgrades().level(stat)).isEqualTo(level);
    }
    var before = garage;
    when(new Upgrade(ANN, 1, stat));

    assertRejected(Reason.MAX_LEVEL);
    assertThat(garage).isEqualTo(before);
    for (var other : Stat.values()) {
      int expected = other == stat ? stat.top() : 0;
      assertThat(garage.car(1).orElseThrow().upgrades().level(other)).isEqualTo(expected);
    }
  }

  @Test
  void aCarOfAnotherGarageIsForbidden() {
    earn(100);
    when(new Upgrade(ANN, 2, Stat.GRIP));
    assertRejected(Reason.FORBIDDEN);
    when(new Upgrade(EVE, 1, Stat.GRIP));
    assertRejected(Reason.FORBIDDEN);
    when(new BuyCar(EVE, Model.LYNX_R, null));
    assertRejected(Reason.FORBIDDEN);
  }

  @Test
  void aRaceCountsOnceHoweverOftenItIsSaid() {
    var said = award(40);
    when(said);
    var before = garage;
    when(said);

    assertThat(events()).isEmpty();
    assertThat(garage).isEqualTo(before);
    assertThat(garage.points()).isEqualTo(40);
    assertThat(garage.races()).isEqualTo(1);
  }

  @Test
  void theMemoryOfRacesIsBounded() {
    for (int i = 0; i < GarageLimits.AWARDS + 20; i++) {
      when(award(1));
    }
    assertThat(garage.awarded()).hasSize(GarageLimits.AWARDS).endsWith("run" + runs);
    assertThat(garage.earned()).isEqualTo(GarageLimits.AWARDS + 20);
  }

  @Test
  void onlyTheSystemGivesAwards() {
    var said = award(40);
    when(new Give(ANN, "ann", said.award()));

    assertRejected(Reason.FORBIDDEN);
  }

  @Test
  void aRaceChangesTheRatingByWhatItSays() {
    when(award(10));

    assertThat(garage.rating().mu()).isCloseTo(26.5, within(1e-12));
    assertThat(garage.rating().sigma()).isCloseTo(25.0 / 3 * 0.9, within(1e-12));
    var told = (GarageAwarded) events().getLast();
    assertThat(told.standing().ordinal()).isEqualTo(garage.rating().ordinal());
  }

  @Test
  void theBestTimeOfAStageIsKept() {
    when(award("a", 900));
    assertThat(((GarageAwarded) events().getLast()).best()).isTrue();
    when(award("a", 950));
    assertThat(((GarageAwarded) events().getLast()).best()).isFalse();
    when(award("a", null));
    assertThat(((GarageAwarded) events().getLast()).best()).isFalse();
    when(award("b", 950));
    when(award("a", 899));
    assertThat(((GarageAwarded) events().getLast()).best()).isTrue();
    assertThat(garage.bests()).containsExactly(new Best("b", 950), new Best("a", 899));
  }

  @Test
  void theMemoryOfBestTimesIsBounded() {
    for (int i = 0; i < GarageLimits.BESTS + 5; i++) {
      when(award("stage" + i, 100));
    }
    assertThat(garage.bests()).hasSize(GarageLimits.BESTS);
    assertThat(garage.bests().getFirst().stage()).isEqualTo("stage5");
  }

  @Test
  void onlyWhoFinishesFirstWins() {
    when(award("a", 900));
    when(award("a", null));

    assertThat(garage.races()).isEqualTo(2);
    assertThat(garage.wins()).isEqualTo(1);
  }

  @Test
  void theRoomOfAGarageNamesItsOwner() {
    assertThat(GarageKind.owner(GarageKind.room(7))).isEqualTo(7);
    assertThat(new GarageKind().owns(GarageKind.room(7))).isTrue();
    for (var id : List.of("garage_", "garage_x", "garage_07", "race_lobby", "g")) {
      assertThat(GarageKind.owner(new RoomId(id))).as(id).isZero();
    }
  }

  private void earn(int points) {
    when(award(points));
  }

  private Give award(int points) {
    return award("stage", 900 + runs, points);
  }

  private Give award(String stage, Integer millis) {
    return award(stage, millis, 10);
  }

  private Give award(String stage, Integer millis, int points) {
    runs++;
    var change = new Rating.Change(1.5, 0.9);
    var award = new Award("race_a", "run" + runs, 1, 1, stage, millis, points, change);
    return new Give(Actor.SYSTEM, "ann", award);
  }

  private void when(GarageCommand command) {
    outcome = RULES.decide(garage, command, new Stamp(START, Seed.of(1), "e"));
    for (var event :
        outcome instanceof Outcome.Accepted<GarageEvent>(var list)
            ? list
            : List.<GarageEvent>of()) {
      garage = RULES.evolve(garage, event);
    }
  }

  private List<GarageEvent> events() {
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return new ArrayList<>(((Outcome.Accepted<GarageEvent>) outcome).events());
  }

  private void assertRejected(Reason reason) {
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    var rejected = (Outcome.Rejected<GarageEvent>) outcome;
    assertThat(rejected.reason()).as(rejected.message()).isEqualTo(reason);
  }
}
