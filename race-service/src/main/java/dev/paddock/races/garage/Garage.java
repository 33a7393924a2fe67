package dev.paddock.races.garage;

import dev.paddock.core.rating.Rating;
import dev.paddock.races.garage.GarageEvent.Standing;
import java.util.List;
import java.util.Optional;

/**
 * The state of a garage.
 *
 * @param open whether anything has happened in it
 * @param points to spend
 * @param earned points in all, also those spent
 * @param awarded runs that have been counted, newest last
 * @param bests best times, the stage driven last at the end
 */
public record Garage(
    long userId,
    String username,
    boolean open,
    List<Car> cars,
    long points,
    long earned,
    int races,
    int wins,
    Rating rating,
    List<String> awarded,
    List<Best> bests) {
  public Garage {
    cars = List.copyOf(cars);
    awarded = List.copyOf(awarded);
    bests = List.copyOf(bests);
  }

  /** What everybody has before anything happens. */
  public static Garage starter(long userId) {
    return new Garage(
        userId, "", false, List.of(Car.STARTER), 0, 0, 0, 0, Rating.INITIAL, List.of(), List.of());
  }

  Optional<Car> car(int carId) {
    return cars.stream().filter(car -> car.carId() == carId).findFirst();
  }

  boolean has(Model type) {
    return cars.stream().anyMatch(car -> car.type() == type);
  }

  int nextCarId() {
    return cars.getLast().carId() + 1;
  }

  boolean hasCounted(String runId) {
    return awarded.contains(runId);
  }

  Optional<Best> best(String stage) {
    return bests.stream().filter(best -> best.stage().equals(stage)).findFirst();
  }

  Standing standing() {
    return new Standing(points, earned, races, wins, rating, rating.ordinal());
  }

  Garage opened(String name) {
    return new Garage(
        userId, name, true, cars, points, earned, races, wins, rating, awarded, bests);
  }

  Garage with(List<Car> next, long left) {
    return new Garage(
        userId, username, open, next, left, earned, races, wins, rating, awarded, bests);
  }

  Garage with(String name, Standing standing, List<String> counted, List<Best> times) {
    return new Garage(
        userId,
        name,
        open,
        cars,
        standing.points(),
        standing.earned(),
        standing.races(),
        standing.wins(),
        standing.rating(),
        counted,
        times);
  }
}
