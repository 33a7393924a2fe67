package dev.paddock.races.garage;

/** Every limit of a garage. */
public final class GarageLimits {
  /** Awards a garage remembers, so that none counts twice; the log repeats the newest only. */
  public static final int AWARDS = 256;

  /** Stages a garage remembers its best time of; the one driven longest ago is forgotten. */
  public static final int BESTS = 128;

  /** Longest name of a car, in characters. */
  public static final int NAME_CHARACTERS = 24;

  private GarageLimits() {}
}
