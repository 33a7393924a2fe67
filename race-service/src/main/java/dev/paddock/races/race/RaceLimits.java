package dev.paddock.races.race;

import java.time.Duration;

/** Every limit of a race. */
public final class RaceLimits {
  /** Cars of a race; the fewest to start with and the most. */
  public static final int MIN_CARS = 2;

  public static final int MAX_CARS = 8;

  public static final int MAX_LAPS = 20;
  public static final int DEFAULT_LAPS = 2;
  public static final int MIN_LENGTH = 1_000;
  public static final int MAX_LENGTH = 3_000;
  public static final int DEFAULT_LENGTH = 1_600;

  /** Longest time a race may give itself before it starts by itself. */
  public static final Duration START_AFTER = Duration.ofMinutes(10);

  /** How long a driver may be attached nowhere before he counts as disconnected. */
  public static final Duration DRIVER_GRACE = Duration.ofSeconds(3);

  /** How long a disconnected driver keeps the car, which coasts meanwhile. */
  public static final Duration SEAT_GRACE = Duration.ofSeconds(60);

  /** How long a spectator may be attached nowhere before he has left. */
  public static final Duration SPECTATOR_GRACE = Duration.ofSeconds(60);

  /** How long a race waits without people. */
  public static final Duration EMPTY_RACE = Duration.ofSeconds(60);

  /** How long a finished race can be read. */
  public static final Duration FINISHED_RACE = Duration.ofMinutes(10);

  /** From one number of the countdown to the next. */
  public static final Duration COUNT = Duration.ofSeconds(1);

  /** The first number of the countdown. */
  public static final int COUNTDOWN = 3;

  /** Longest race, whatever its stage; then who still drives has not finished. */
  public static final Duration LONGEST = Duration.ofMinutes(10);

  /** Waits and takeovers a race may have on top before it is given up. */
  public static final Duration STALLED = Duration.ofMinutes(3);

  /** Lines of chat a race keeps. */
  public static final int CHAT_LINES = 50;

  /** Longest line of chat, in characters. */
  public static final int CHAT_CHARACTERS = 500;

  /** Most named spectators of a race. */
  public static final int SPECTATORS = 1_000;

  private RaceLimits() {}

  /** Seconds a race on a stage may take: slow drivers make 8 m/s. */
  static int limitSeconds(double metres) {
    return (int) Math.min(LONGEST.toSeconds(), 60 + metres / 8);
  }
}
