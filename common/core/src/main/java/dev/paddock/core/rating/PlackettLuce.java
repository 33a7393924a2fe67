package dev.paddock.core.rating;

import java.util.ArrayList;
import java.util.List;

/**
 * Ratings after a free-for-all: the Plackett–Luce model of Weng and Lin, "A Bayesian Approximation
 * Method for Online Ranking", JMLR 12 (2011), with the constants of OpenSkill. Pure; the same on
 * every machine.
 */
public final class PlackettLuce {
  private static final double BETA = 25.0 / 6;
  private static final double TAU = 25.0 / 300;
  private static final double KAPPA = 1e-4;

  private final double[] mu;
  private final double[] variance;
  private final int[] ranks;
  private final double[] strength;
  private final double[] rest;
  private final int[] ties;
  private final double c;

  private PlackettLuce(List<Rating> before, int[] ranks) {
    int n = before.size();
    this.ranks = ranks;
    mu = new double[n];
    variance = new double[n];
    strength = new double[n];
    rest = new double[n];
    ties = new int[n];
    for (int i = 0; i < n; i++) {
      mu[i] = before.get(i).mu();
      variance[i] = before.get(i).sigma() * before.get(i).sigma() + TAU * TAU;
    }
    c = spread();
    weigh();
  }

  /**
   * The ratings after a race.
   *
   * @param before of those who started
   * @param ranks the place of each, 1 is best, equal for those who share one
   */
  public static List<Rating> rate(List<Rating> before, int... ranks) {
    if (before.size() != ranks.length) {
      throw new IllegalArgumentException(before.size() + " ratings, " + ranks.length + " places");
    }
    var model = new PlackettLuce(before, ranks.clone());
    var after = new ArrayList<Rating>(ranks.length);
    for (int i = 0; i < ranks.length; i++) {
      after.add(model.after(i));
    }
    return List.copyOf(after);
  }

  private double spread() {
    double sum = 0;
    for (double each : variance) {
      sum += each + BETA * BETA;
    }
    return StrictMath.sqrt(sum);
  }

  private void weigh() {
    for (int i = 0; i < mu.length; i++) {
      strength[i] = StrictMath.exp(mu[i] / c);
    }
    for (int i = 0; i < mu.length; i++) {
      for (int q = 0; q < mu.length; q++) {
        rest[i] += ranks[q] >= ranks[i] ? strength[q] : 0;
        ties[i] += ranks[q] == ranks[i] ? 1 : 0;
      }
    }
  }

  private Rating after(int i) {
    double omega = 0;
    double delta = 0;
    for (int q = 0; q < mu.length; q++) {
      if (ranks[q] <= ranks[i]) {
        double share = strength[i] / rest[q];
        omega += ((q == i ? 1 : 0) - share) / ties[q];
        delta += share * (1 - share) / ties[q];
      }
    }
    double gamma = StrictMath.sqrt(variance[i]) / c;
    double shrink = Math.max(1 - variance[i] / (c * c) * gamma * delta, KAPPA);
    return new Rating(mu[i] + variance[i] / c * omega, StrictMath.sqrt(variance[i] * shrink));
  }
}
