package dev.paddock.simulation;

import java.util.Arrays;

/** Points that follow each other in the plane, while a stage is being made of them. */
final class Path {
  /** Metres of free ground between two parts of a stage, beside their widths. */
  private static final double GAP = 6;

  /** Metres from the inner edge to the middle of the tightest bend. */
  private static final double INNER_RADIUS = 8;

  private double[] x;
  private double[] y;
  private int size;

  Path(int capacity) {
    x = new double[Math.max(capacity, 4)];
    y = new double[Math.max(capacity, 4)];
  }

  void add(double px, double py) {
    if (size == x.length) {
      x = Arrays.copyOf(x, 2 * size);
      y = Arrays.copyOf(y, 2 * size);
    }
    x[size] = px;
    y[size] = py;
    size++;
  }

  int size() {
    return size;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  double[] xs() {
    return Arrays.copyOf(x, size);
  }

  double[] ys() {
    return Arrays.copyOf(y, size);
  }

  /** The length of the polyline, with the way back to the first point where it is closed. */
  double length(boolean closed) {
    double sum = 0;
    for (int i = 0; i < (closed ? size : size - 1); i++) {
      sum += step(i);
    }
    return sum;
  }

  /** The same path of a given length, with points at even distances near {@code spacing}. */
  Path even(double length, double spacing, boolean closed) {
    double scale = length / length(closed);
    int pieces = (int) Math.floor(length / spacing + 0.5);
    var even = new Path(pieces + 1);
    double every = length / scale / pieces;
    int at = 0;
    double before = 0;
    for (int k = 0; k < (closed ? pieces : pieces + 1); k++) {
      double along = k * every;
      while (at < size - 2 + (closed ? 1 : 0) && before + step(at) < along) {
        before += step(at);
        at++;
      }
      double part = (along - before) / step(at);
      int next = (at + 1) % size;
      even.add(
          scale * (x[at] + part * (x[next] - x[at])), scale * (y[at] + part * (y[next] - y[at])));
    }
    return even;
  }

  /** The same closed path from the middle of its straightest 100 m or so. */
  Path fromStraightest() {
    int reach = Math.max(2, size / 40);
    int best = 0;
    double least = 1e9;
    for (int i = 0; i < size; i++) {
      double bend = 0;
      for (int k = -reach; k <= reach; k++) {
        bend = Math.max(bend, Math.abs(bend((i + k + size) % size)));
      }
      if (bend < least) {
        least = bend;
        best = i;
      }
    }
    var turned = new Path(size);
    for (int i = 0; i < size; i++) {
      int from = (best + i) % size;
      turned.add(x[from], y[from]);
    }
    return turned;
  }

  /** Whether a track of this width bends nowhere too tightly and keeps its distance from itself. */
  boolean drivable(double width, boolean closed) {
    double most = 1 / (width / 2 + INNER_RADIUS);
    for (int i = closed ? 0 : 1; i < (closed ? size : size - 1); i++) {
      if (Math.abs(bend(i)) > most) {
        return false;
      }
    }
    return apart(width + GAP, closed);
  }

  /** Curvature at a point of evenly spaced ones, 1/m. */
  private double bend(int i) {
    int before = (i - 1 + size) % size;
    int after = (i + 1) % size;
    double ax = x[i] - x[before];
    double ay = y[i] - y[before];
    double bx = x[after] - x[i];
    double by = y[after] - y[i];
    double square = (ax + bx) * (ax + bx) + (ay + by) * (ay + by);
    double size2 = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by) * square);
    return size2 == 0 ? 1e9 : 2 * (ax * by - ay * bx) / size2;
  }

  private boolean apart(double least, boolean closed) {
    double every = length(closed) / size;
    // Along a half circle of this diameter the way is longer by π/2; what is farther is elsewhere.
    int near = (int) (2 * least / every) + 1;
    for (int i = 0; i < size; i++) {
      int last = closed ? Math.min(size, i + size - near) : size;
      for (int j = i + near; j < last; j++) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        if (dx * dx + dy * dy < least * least) {
          return false;
        }
      }
    }
    return true;
  }

  /** The same points but those that lie on the one before them, or at the end on the first. */
  Path withoutRepeats(double least) {
    var kept = new Path(size);
    for (int i = 0; i < size; i++) {
      if (kept.size == 0 || !near(kept, kept.size - 1, x[i], y[i], least)) {
        kept.add(x[i], y[i]);
      }
    }
    while (kept.size > 1 && near(kept, kept.size - 1, kept.x[0], kept.y[0], least)) {
      kept.size--;
    }
    return kept;
  }

  private static boolean near(Path path, int i, double px, double py, double least) {
    double dx = px - path.x[i];
    double dy = py - path.y[i];
    return dx * dx + dy * dy < least * least;
  }

  /** Metres from a point to the next, from the last to the first. */
  double step(int i) {
    int next = (i + 1) % size;
    double dx = x[next] - x[i];
    double dy = y[next] - y[i];
    return Math.sqrt(dx * dx + dy * dy);
  }
}
