package dev.paddock.races.garage;

import dev.paddock.core.rating.Rating;
import org.jspecify.annotations.Nullable;

/**
 * What a race brought a driver.
 *
 * @param raceId the room of the race
 * @param runId names the run for ever, and its replay
 * @param carId the car he drove
 * @param stage names what was driven, for best times
 * @param millis from the start to the finish, null where he did not finish
 * @param points earned
 * @param rating what it says about how good he is
 */
public record Award(
    String raceId,
    String runId,
    int carId,
    int position,
    String stage,
    @Nullable Integer millis,
    int points,
    Rating.Change rating) {}
