package dev.paddock.races.garage;

import dev.paddock.core.rating.Rating;
import java.util.List;

/**
 * A garage as others see it, and as it travels with its owner's commands to races.
 *
 * @param points to spend
 * @param earned in all
 * @param ordinal what the rating is sorted by
 */
public record GarageDocument(
    long userId,
    String username,
    long points,
    long earned,
    int races,
    int wins,
    Rating rating,
    double ordinal,
    List<Car> cars) {
  public GarageDocument {
    cars = List.copyOf(cars);
  }

  public static GarageDocument of(Garage garage) {
    return new GarageDocument(
        garage.userId(),
        garage.username(),
        garage.points(),
        garage.earned(),
        garage.races(),
        garage.wins(),
        garage.rating(),
        garage.rating().ordinal(),
        garage.cars());
  }
}
