package dev.paddock.simulation;

/** The polyline down the middle of a stage, its measures, and where a point lies beside it. */
final class CentreLine {
  static final double MAX_COORDINATE = 100_000;
  static final double MIN_HALF_WIDTH = 1.5;
  static final double MAX_HALF_WIDTH = 50;

  private static final double GRAIN = 256;

  private final boolean closed;
  private final int points;
  private final double[] x;
  private final double[] y;
  private final double[] left;
  private final double[] right;
  private final Surface[] surface;
  private final double[] distance;
  private final double[] directionX;
  private final double[] directionY;
  private final double[] curvature;
  private final double total;

  CentreLine(boolean closed, double[] x, double[] y, double[] left, double[] right, int[] surface) {
    this.closed = closed;
    this.points = x.length;
    checkSizes(y.length, left.length, right.length, surface.length);
    this.x = rounded(x, MAX_COORDINATE, -MAX_COORDINATE);
    this.y = rounded(y, MAX_COORDINATE, -MAX_COORDINATE);
    this.left = rounded(left, MAX_HALF_WIDTH, MIN_HALF_WIDTH);
    this.right = rounded(right, MAX_HALF_WIDTH, MIN_HALF_WIDTH);
    this.surface = surfaces(surface);
    this.distance = new double[points];
    this.directionX = new double[points];
    this.directionY = new double[points];
    this.curvature = new double[points];
    this.total = measure();
    if (!closed && total < Stage.LEAD_IN + Stage.LEAD_OUT + 1) {
      throw new IllegalArgumentException("a line of " + total + " m is too short for its leads");
    }
    direct();
  }

  boolean closed() {
    return closed;
  }

  int points() {
    return points;
  }

  /** Number of pieces between two points that follow each other. */
  int segments() {
    return closed ? points : points - 1;
  }

  double total() {
    return total;
  }

  double x(int point) {
    return x[point];
  }

  double y(int point) {
    return y[point];
  }

  double left(int point) {
    return left[point];
  }

  double right(int point) {
    return right[point];
  }

  Surface surface(int segment) {
    return surface[segment];
  }

  double distance(int point) {
    return distance[point];
  }

  double directionX(int point) {
    return directionX[point];
  }

  double directionY(int point) {
    return directionY[point];
  }

  double curvature(int point) {
    return curvature[point];
  }

  int next(int point) {
    return point + 1 < points ? point + 1 : closed ? 0 : point;
  }

  int previous(int point) {
    return point > 0 ? point - 1 : closed ? points - 1 : 0;
  }

  double segmentLength(int segment) {
    int next = segment + 1;
    return (next < points ? distance[next] : total) - distance[segment];
  }

  /** How far (px, py) lies beyond the line across the track at a point; negative: before it. */
  double beyond(int point, double px, double py) {
    return (px - x[point]) * directionX[point] + (py - y[point]) * directionY[point];
  }

  /** The segment that holds a distance along the line; turns round on closed lines. */
  int segmentAt(double along) {
    double d = closed ? along - Math.floor(along / total) * total : along;
    int low = 0;
    int high = segments() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (distance[middle] <= d) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Metres from the beginning of a segment to a distance along the line. */
  double into(int segment, double along) {
    double d = closed ? along - Math.floor(along / total) * total : along;
    return d - distance[segment];
  }

  private double measure() {
    double sum = 0;
    for (int i = 0; i < points; i++) {
      distance[i] = sum;
      int next = next(i);
      double step = length(x[next] - x[i], y[next] - y[i]);
      if (next != i && !(step >= Stage.MIN_SPACING)) {
        throw new IllegalArgumentException(
            "points " + i + " and " + next + " are " + step + " m apart");
      }
      sum += step;
    }
    return sum;
  }

  private void direct() {
    for (int i = 0; i < points; i++) {
      int before = previous(i);
      int after = next(i);
      double ax = x[i] - x[before];
      double ay = y[i] - y[before];
      double bx = x[after] - x[i];
      double by = y[after] - y[i];
      double whole = length(ax + bx, ay + by);
      if (whole < Stage.MIN_SPACING) {
        throw new IllegalArgumentException("the line turns back at point " + i);
      }
      directionX[i] = (ax + bx) / whole;
      directionY[i] = (ay + by) / whole;
      double product = length(ax, ay) * length(bx, by) * whole;
      curvature[i] = product == 0 ? 0 : 2 * (ax * by - ay * bx) / product;
    }
  }

  private void checkSizes(int... sizes) {
    if (points < Stage.MIN_POINTS || points > Stage.MAX_POINTS) {
      throw new IllegalArgumentException(
          points + " points: expected " + Stage.MIN_POINTS + " to " + Stage.MAX_POINTS);
    }
    for (int size : sizes) {
      if (size != points) {
        throw new IllegalArgumentException(size + " values for " + points + " points");
      }
    }
  }

  private static double[] rounded(double[] values, double most, double least) {
    var rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (!(value >= least && value <= most)) {
        throw new IllegalArgumentException(
            "value " + value + " at point " + i + ": expected " + least + " to " + most);
      }
      double grains = Math.floor(Math.abs(value) * GRAIN + 0.5);
      rounded[i] = value < 0 ? -grains / GRAIN : grains / GRAIN;
    }
    return rounded;
  }

  private static Surface[] surfaces(int[] codes) {
    var surfaces = new Surface[codes.length];
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < 0 || codes[i] > 2) {
        throw new IllegalArgumentException("surface " + codes[i] + " at point " + i);
      }
      surfaces[i] = Surface.of(codes[i]);
    }
    return surfaces;
  }

  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}
