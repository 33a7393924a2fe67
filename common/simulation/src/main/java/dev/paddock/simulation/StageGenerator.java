package dev.paddock.simulation;

/**
 * Makes stages from seeds. A circuit is a circle whose radius swings with the angle; a rally stage
 * is a line whose direction swings but never turns back: neither can cross itself. What is too
 * tight for its width, or too near to itself, is drawn again with smaller swings, at last with
 * none.
 */
public final class StageGenerator {
  public static final double MIN_LENGTH = 1000;
  public static final double MAX_LENGTH = 3000;

  /** Metres between the points of the centre line. */
  static final double SPACING = 5;

  private static final int MAX_DRAWS = 64;
  private static final double CALMER = 0.93;

  private StageGenerator() {}

  /**
   * The stage of a seed: the same for the same arguments, everywhere.
   *
   * @param length metres of a lap or from start to finish, {@link #MIN_LENGTH} … {@link
   *     #MAX_LENGTH}
   * @param closed a circuit, or a rally stage from start to finish
   * @throws IllegalArgumentException for a length out of range or NaN
   */
  public static Stage generate(int seed, double length, Surface surface, boolean closed) {
    if (!(length >= MIN_LENGTH && length <= MAX_LENGTH)) {
      throw new IllegalArgumentException(
          "length " + length + ": expected " + MIN_LENGTH + " to " + MAX_LENGTH);
    }
    var chance = new Xoshiro(seed);
    double width = width(surface, chance);
    double swing = 1;
    for (int draw = 0; draw < MAX_DRAWS; draw++) {
      var path = closed ? circuit(chance, length, swing) : rally(chance, length, swing);
      if (path.drivable(width, closed)) {
        return stage(name(seed, surface, closed), path, width, surface, closed);
      }
      swing *= CALMER;
    }
    var plain = closed ? circuit(chance, length, 0) : rally(chance, length, 0);
    return stage(name(seed, surface, closed), plain, width, surface, closed);
  }

  private static double width(Surface surface, Xoshiro chance) {
    double least = surface == Surface.GRAVEL ? 9 : 11;
    return least + 3 * chance.nextDouble();
  }

  private static Path circuit(Xoshiro chance, double length, double swing) {
    int harmonics = 8;
    var size = new double[harmonics];
    var phase = new double[harmonics];
    for (int k = 2; k < harmonics; k++) {
      size[k] = swing * chance.nextDouble() * 0.85 / k;
      phase[k] = chance.between(0, Maths.TWO_PI);
    }
    int fine = 4 * (int) (length / SPACING);
    var path = new Path(fine);
    for (int i = 0; i < fine; i++) {
      double angle = Maths.TWO_PI * i / fine;
      double radius = 1;
      for (int k = 2; k < harmonics; k++) {
        radius += size[k] * Maths.cos(k * angle + phase[k]);
      }
      // A radius that would reach the middle is bent back from it.
      radius = Math.max(radius, 0.15 + 0.1 * radius);
      path.add(radius * Maths.cos(angle), radius * Maths.sin(angle));
    }
    return path.even(length, SPACING, true).fromStraightest();
  }

  private static Path rally(Xoshiro chance, double length, double swing) {
    int waves = 5;
    var size = new double[waves];
    var wave = new double[waves];
    var phase = new double[waves];
    for (int k = 0; k < waves; k++) {
      wave[k] = Maths.TWO_PI / chance.between(110, 110 + 160 * (k + 1));
      size[k] = swing * chance.between(0.2, 0.9);
      phase[k] = chance.between(0, Maths.TWO_PI);
    }
    double total = Stage.LEAD_IN + length + Stage.LEAD_OUT;
    double step = SPACING / 4;
    int fine = (int) (total / step) + 1;
    var path = new Path(fine);
    double x = 0;
    double y = 0;
    for (int i = 0; i < fine; i++) {
      path.add(x, y);
      double along = i * step;
      double turn = 0;
      for (int k = 0; k < waves; k++) {
        turn += size[k] * Maths.sin(wave[k] * along + phase[k]);
      }
      // Squeezed below a right angle, so that it always goes on; straight at both ends.
      double direction = 1.45 * Maths.tanh(turn) * ramp(along, total);
      x += step * Maths.cos(direction);
      y += step * Maths.sin(direction);
    }
    return path.even(total, SPACING, false);
  }

  private static double ramp(double along, double total) {
    double in = Maths.clamp((along - Stage.LEAD_IN) / 120, 0, 1);
    double out = Maths.clamp((total - Stage.LEAD_OUT - along) / 120, 0, 1);
    double t = Math.min(in, out);
    return t * t * (3 - 2 * t);
  }

  private static Stage stage(
      String name, Path path, double width, Surface surface, boolean closed) {
    int points = path.size();
    var half = new double[points];
    var surfaces = new int[points];
    for (int i = 0; i < points; i++) {
      half[i] = width / 2;
      surfaces[i] = surface.ordinal();
    }
    return Stage.of(name, closed, path.xs(), path.ys(), half, half, surfaces);
  }

  private static String name(int seed, Surface surface, boolean closed) {
    String kind = closed ? "Ring" : "Rally";
    String ground =
        switch (surface) {
          case ASPHALT -> "Asphalt";
          case GRAVEL -> "Gravel";
          case ICE -> "Ice";
        };
    return ground + " " + kind + " " + Integer.toHexString(seed);
  }
}
