package dev.paddock.simulation;

/** Smooth curves by points: cubic B-splines near them, Hermite's cubics through them. */
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

  /**
   * A closed curve through points: cubic pieces by the distance between them, so that uneven
   * distances make no loops.
   */
  static Path through(Path points, int pieces) {
    int size = points.size();
    var curve = new Path(size * pieces);
    var x = points.xs();
    var y = points.ys();
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      double length = points.step(i);
      double fromX = length * slope(points, x, i);
      double fromY = length * slope(points, y, i);
      double toX = length * slope(points, x, next);
      double toY = length * slope(points, y, next);
      for (int k = 0; k < pieces; k++) {
        double t = (double) k / pieces;
        curve.add(
            hermite(points.x(i), points.x(next), fromX, toX, t),
            hermite(points.y(i), points.y(next), fromY, toY, t));
      }
    }
    return curve;
  }

  /** Change a metre at a point: that of the parabola through it and its neighbours. */
  private static double slope(Path points, double[] values, int i) {
    int before = (i + values.length - 1) % values.length;
    int after = (i + 1) % values.length;
    double a = points.step(before);
    double b = points.step(i);
    double in = (values[i] - values[before]) / a;
    double out = (values[after] - values[i]) / b;
    return (in * b + out * a) / (a + b);
  }

  private static double hermite(
      double from, double to, double slopeFrom, double slopeTo, double t) {
    double u = 1 - t;
    return u * u * ((1 + 2 * t) * from + t * slopeFrom) + t * t * ((3 - 2 * t) * to - u * slopeTo);
  }
}
