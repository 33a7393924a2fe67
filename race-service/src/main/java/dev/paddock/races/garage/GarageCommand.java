package dev.paddock.races.garage;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a garage. */
public sealed interface GarageCommand {
  /**
   * {@code garage.buy_car}.
   *
   * @param model what to buy
   * @param name absent: that of the type
   */
  record BuyCar(Actor actor, Model model, @Nullable String name) implements GarageCommand {}

  /** {@code garage.upgrade}: one level more. */
  record Upgrade(Actor actor, int carId, Stat stat) implements GarageCommand {}

  /**
   * {@code garage.award}: a race is over; only the system says so.
   *
   * @param username as it was in the race
   * @param award the race and the driver in it, the same however often it is said
   */
  record Give(Actor actor, String username, Award award) implements GarageCommand {}

  /** What the engine says. */
  record Signalled(Signal signal) implements GarageCommand {}
}
