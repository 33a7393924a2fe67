package dev.paddock.simulation;

/**
 * The line of least curvature within a stage's edges, and the speed a car can have on it: found by
 * relaxing offsets from the centre line, coarse steps first.
 */
final class RacingLine {
  private static final double MARGIN = 1.5;
  private static final int SWEEPS = 40;

  private final CentreLine line;
  private final double[] offset;
  private final double[] x;
  private final double[] y;
  private final double[] curvature;

  RacingLine(Stage stage) {
    line = stage.line();
    int points = line.points();
    offset = new double[points];
    x = new double[points];
    y = new double[points];
    curvature = new double[points];
    for (int i = 0; i < points; i++) {
      place(i, 0);
    }
    for (int stride = 16; stride > 0; stride /= 2) {
      for (int sweep = 0; sweep < SWEEPS; sweep++) {
        relax(stride);
      }
    }
    for (int i = 0; i < points; i++) {
      curvature[i] = bend(i);
    }
  }

  int points() {
    return x.length;
  }

  double x(int point) {
    return x[point];
  }

  double y(int point) {
    return y[point];
  }

  double offset(int point) {
    return offset[point];
  }

  /** 1/m, positive to the left. */
  double curvature(int point) {
    return curvature[point];
  }

  /** m from a point of the line to the next. */
  double step(int point) {
    int next = line.next(point);
    return length(x[next] - x[point], y[next] - y[point]);
  }

  /** The point so many steps on; stays at the ends of a line that is not closed. */
  int onward(int point, int steps) {
    int to = point + steps;
    int points = x.length;
    if (line.closed()) {
      return (to % points + points) % points;
    }
    return Math.min(points - 1, Math.max(0, to));
  }

  /** Moves every point to where the third difference of its neighbours is least. */
  private void relax(int stride) {
    for (int i = 0; i < x.length; i++) {
      int a = onward(i, -2 * stride);
      int b = onward(i, -stride);
      int c = onward(i, stride);
      int d = onward(i, 2 * stride);
      double wantX = (4 * (x[b] + x[c]) - x[a] - x[d]) / 6;
      double wantY = (4 * (y[b] + y[c]) - y[a] - y[d]) / 6;
      double across =
          (wantY - line.y(i)) * line.directionX(i) - (wantX - line.x(i)) * line.directionY(i);
      double least = Math.min(0, MARGIN - line.right(i));
      double most = Math.max(0, line.left(i) - MARGIN);
      place(i, Maths.clamp(across, least, most));
    }
  }

  private void place(int point, double across) {
    offset[point] = across;
    x[point] = line.x(point) - across * line.directionY(point);
    y[point] = line.y(point) + across * line.directionX(point);
  }

  private double bend(int i) {
    int before = onward(i, -1);
    int after = onward(i, 1);
    double ax = x[i] - x[before];
    double ay = y[i] - y[before];
    double bx = x[after] - x[i];
    double by = y[after] - y[i];
    double product = length(ax, ay) * length(bx, by) * length(ax + bx, ay + by);
    return product == 0 ? 0 : 2 * (ax * by - ay * bx) / product;
  }

  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}
