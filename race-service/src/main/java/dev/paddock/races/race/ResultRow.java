package dev.paddock.races.race;

import dev.paddock.core.rating.Rating;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import org.jspecify.annotations.Nullable;

/**
 * One line of the results.
 *
 * @param userId 0 for a built-in driver
 * @param carId number in the owner's garage, 0 for a built-in driver
 * @param car number in the race
 * @param stageTime seconds, null for who did not finish
 * @param fastestLap seconds, null without a lap
 * @param rating what it says about the driver
 */
public record ResultRow(
    int position,
    long userId,
    String username,
    int carId,
    @Nullable Integer botId,
    int car,
    CarType model,
    @Nullable Strength strength,
    @Nullable Double stageTime,
    boolean dnf,
    int pointsEarned,
    @Nullable Double fastestLap,
    Rating.Change rating) {}
