package dev.paddock.races.garage;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.core.rating.Rating;
import dev.paddock.testkit.kind.RandomPlay;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Somebody who buys, upgrades and races by chance, and others who try to. */
public final class GaragePlay {
  /** Whose garage it is. */
  public static final long OWNER = 7;

  private static final Actor ANN = Actor.user(OWNER, "ann");
  private static final Actor EVE = Actor.user(8, "eve");
  private static final int COMMANDS = 200;
  private static final int RUNS = 40;

  private GaragePlay() {}

  public static RandomPlay<GarageCommand, Garage, GarageEvent> of(long seed) {
    return RandomPlay.of(
        new GarageKind(), GarageKind.room(OWNER), GaragePlay::next, seed, COMMANDS);
  }

  private static GarageCommand next(Garage garage, RandomGenerator random) {
    var actor = random.nextInt(10) == 0 ? EVE : ANN;
    return switch (random.nextInt(10)) {
      case 0, 1 ->
          new GarageCommand.BuyCar(
              actor, pick(Model.values(), random), random.nextBoolean() ? null : "Own \u00a0 name");
      case 2, 3, 4, 5 ->
          new GarageCommand.Upgrade(actor, 1 + random.nextInt(4), pick(Stat.values(), random));
      case 6 -> new GarageCommand.Signalled(new Signal.Wake(Instant.EPOCH));
      default ->
          new GarageCommand.Give(random.nextInt(8) == 0 ? ANN : Actor.SYSTEM, "ann", award(random));
    };
  }

  private static Award award(RandomGenerator random) {
    int position = 1 + random.nextInt(8);
    return new Award(
        "race_a",
        "run" + random.nextInt(RUNS),
        1,
        position,
        "stage" + random.nextInt(3),
        random.nextInt(5) == 0 ? null : 900 + random.nextInt(600),
        random.nextInt(60),
        new Rating.Change(random.nextDouble() - 0.5, 0.95 + random.nextDouble() / 20));
  }

  private static <T> T pick(T[] all, RandomGenerator random) {
    return all[random.nextInt(all.length)];
  }
}
