package dev.paddock.simulation;

/** Smooth curves by points: cubic B-splines near them, Catmull and Rom's through them. */
final class Spline {
  private Spline() {}

  /** The closed curve of corners (x and y in turn), with so many points for each corner. */
  static Path closed(double[] corners, int pieces) {
    int count = corners.length / 2;
    var path = new Path(count * pieces);
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < pieces; k++) {
        double t = (double) k / pieces;
        path.add(at(corners, i, 0, t), at(corners, i, 1, t));
      }
    }
    return path;
  }

  private static double at(double[] corners, int corner, int axis, double t) {
    int count = corners.length / 2;
    double a = corners[2 * ((corner + count - 1) % count) + axis];
    double b = corners[2 * corner + axis];
    double c = corners[2 * ((corner + 1) % count) + axis];
    double d = corners[2 * ((corner + 2) % count) + axis];
    double u = 1 - t;
    double middle = (3 * t * t * t - 6 * t * t + 4) * b;
    double after = (-3 * t * t * t + 3 * t * t + 3 * t + 1) * c;
    return (u * u * u * a + middle + after + t * t * t * d) / 6;
  }

  /** Catmull and Rom's closed curve, which goes through its points; t in 0…1 after a point. */
  static double through(double[] values, int point, double t) {
    int count = values.length;
    double a = values[(point + count - 1) % count];
    double b = values[point];
    double c = values[(point + 1) % count];
    double d = values[(point + 2) % count];
    double slope = 0.5 * (c - a);
    double curve = a - 2.5 * b + 2 * c - 0.5 * d;
    double twist = 0.5 * (d - a) + 1.5 * (b - c);
    return b + t * (slope + t * (curve + t * twist));
  }
}
