package dev.paddock.simulation;

import java.util.List;

/** The circuits made by hand, by name. */
public final class Circuits {
  private static final List<String> NAMES = List.of("kestrel_ring", "otter_creek", "frost_bay");

  private Circuits() {}

  /** The names that {@link #named} knows. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A circuit.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public static Stage named(String name) {
    return switch (name) {
      case "kestrel_ring" -> circuit("Kestrel Ring", 1980, 12, Surface.ASPHALT, KESTREL);
      case "otter_creek" -> circuit("Otter Creek", 1520, 10, Surface.GRAVEL, OTTER);
      case "frost_bay" -> circuit("Frost Bay", 1240, 13, Surface.ICE, FROST);
      default -> throw new IllegalArgumentException("circuit " + name + ": expected " + NAMES);
    };
  }

  // Corners of the polygon that the line is drawn into, x and y in turn; any unit.
  private static final double[] KESTREL = {
    0, 0, 30, 0, 60, 2, 72, 12, 66, 24, 50, 26, 44, 36, 54, 46, 70, 50, 72, 64, 58, 70, 38, 66, 26,
    56, 24, 42, 14, 36, 2, 42, -10, 52, -24, 50, -28, 36, -20, 24, -30, 12, -24, 2
  };
  private static final double[] OTTER = {
    0, 0, 24, -2, 44, 4, 52, 18, 44, 30, 30, 28, 20, 36, 26, 50, 16, 60, 0, 56, -6, 42, -18, 34,
    -30, 40, -42, 32, -40, 16, -26, 10, -16, 2
  };
  private static final double[] FROST = {
    0, 0, 26, 0, 44, 8, 50, 24, 40, 38, 22, 36, 8, 26, -6, 30, -16, 42, -32, 40, -38, 24, -30, 8,
    -16, 0
  };

  private static Stage circuit(
      String title, double length, double width, Surface surface, double[] corners) {
    var path = Spline.closed(corners, 24).even(length, StageGenerator.SPACING, true);
    int points = path.size();
    var half = new double[points];
    var surfaces = new int[points];
    for (int i = 0; i < points; i++) {
      half[i] = width / 2;
      surfaces[i] = surface.ordinal();
    }
    return Stage.of(title, true, path.xs(), path.ys(), half, half, surfaces);
  }
}
