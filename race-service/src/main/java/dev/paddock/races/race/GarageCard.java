package dev.paddock.races.race;

import dev.paddock.core.rating.Rating;
import dev.paddock.simulation.CarType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a race reads of the garage of who joins it; it comes with the command. */
public record GarageCard(Rating rating, List<CarCard> cars) {
  /** The garage of somebody who has none yet. */
  static final GarageCard STARTER =
      new GarageCard(Rating.INITIAL, List.of(new CarCard(1, CarType.PIKA, "Pika", Levels.NONE)));

  public GarageCard {
    cars = List.copyOf(cars);
  }

  /** The car of that number; the first one where none is named. */
  Optional<CarCard> car(@Nullable Integer carId) {
    return cars.stream().filter(car -> carId == null || car.carId() == carId).findFirst();
  }

  /** One of the cars. */
  public record CarCard(int carId, CarType type, String name, Levels upgrades) {}

  /** The level of each upgrade. */
  public record Levels(
      int topSpeed,
      int acceleration,
      int grip,
      int braking,
      int nitroCapacity,
      int nitroDuration,
      int handling,
      int weight) {
    static final Levels NONE = new Levels(0, 0, 0, 0, 0, 0, 0, 0);

    /** In the order of the simulation's upgrades. */
    List<Integer> ordered() {
      return List.of(
          topSpeed, acceleration, grip, braking, nitroCapacity, nitroDuration, handling, weight);
    }
  }
}
