package dev.paddock.core.rating;

/**
 * How good somebody is, as a normal distribution.
 *
 * @param mu the mean
 * @param sigma the standard deviation: how unsure it is
 */
public record Rating(double mu, double sigma) {
  /** Of somebody of whom nothing is known. */
  public static final Rating INITIAL = new Rating(25, 25.0 / 3);

  /** Deviations below the mean at which a rating is shown: it is that good almost surely. */
  private static final double CAUTION = 3;

  /** What lists are sorted by: low while little is known. */
  public double ordinal() {
    return mu - CAUTION * sigma;
  }

  /** What one race did: kept apart from the rating so that races may be counted in any order. */
  public Change to(Rating after) {
    return new Change(after.mu - mu, after.sigma / sigma);
  }

  /**
   * What a race does to a rating.
   *
   * @param mu added to the mean
   * @param sigma multiplies the deviation
   */
  public record Change(double mu, double sigma) {
    /** Of somebody whom a race taught nothing about. */
    public static final Change NONE = new Change(0, 1);

    public Rating of(Rating before) {
      return new Rating(before.mu + mu, before.sigma * sigma);
    }
  }
}
