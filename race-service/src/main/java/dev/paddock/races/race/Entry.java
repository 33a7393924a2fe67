package dev.paddock.races.race;

import dev.paddock.core.rating.Rating;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A car in a race and who drives it.
 *
 * @param id its number in the race, 1 … 8
 * @param userId 0 for a built-in driver
 * @param carId its number in the owner's garage, 0 for a built-in driver
 * @param levels of the upgrades, in the simulation's order
 * @param strength of a built-in driver, null for a person
 * @param seatUntil until when a disconnected driver keeps the car, null while connected
 * @param left whether he has left a race that was under way; who leaves before has no car any more
 */
public record Entry(
    int id,
    long userId,
    String username,
    int carId,
    CarType model,
    String carName,
    List<Integer> levels,
    @Nullable Strength strength,
    Rating rating,
    boolean ready,
    @Nullable Instant seatUntil,
    boolean left) {
  public Entry {
    levels = List.copyOf(levels);
  }

  /** Whether a person drives it. */
  public boolean isPerson() {
    return strength == null;
  }

  boolean isDisconnected() {
    return seatUntil != null;
  }

  Entry withReady(boolean isReady) {
    return new Entry(
        id, userId, username, carId, model, carName, levels, strength, rating, isReady, seatUntil,
        left);
  }

  Entry withSeatUntil(@Nullable Instant until) {
    return new Entry(
        id, userId, username, carId, model, carName, levels, strength, rating, ready, until, left);
  }

  Entry gone() {
    return new Entry(
        id, userId, username, carId, model, carName, levels, strength, rating, ready, null, true);
  }
}
