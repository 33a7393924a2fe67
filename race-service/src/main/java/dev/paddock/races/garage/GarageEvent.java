package dev.paddock.races.garage;

import dev.paddock.core.rating.Rating;
import java.time.Instant;

/** What happened in a garage; the record is also the message told. */
public sealed interface GarageEvent {
  /** The first thing that happens in any garage. */
  record GarageOpened(long userId, String username, Car car, Instant at) implements GarageEvent {}

  /**
   * A car is there.
   *
   * @param points what is left
   */
  record CarUnlocked(long userId, Car car, int price, long points) implements GarageEvent {}

  /**
   * A car got better.
   *
   * @param car as it is now
   * @param points what is left
   */
  record CarUpgraded(long userId, Car car, Stat stat, int level, int price, long points)
      implements GarageEvent {}

  /**
   * A race has been counted.
   *
   * @param standing the garage's numbers after it
   * @param best whether the time is the user's best on that stage
   */
  record GarageAwarded(
      long userId, String username, Award award, Standing standing, boolean best, Instant at)
      implements GarageEvent {}

  /**
   * Where a driver stands.
   *
   * @param points to spend
   * @param earned in all
   * @param ordinal what the rating is sorted by
   */
  record Standing(long points, long earned, int races, int wins, Rating rating, double ordinal) {}
}
