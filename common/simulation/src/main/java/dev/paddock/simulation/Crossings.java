package dev.paddock.simulation;

/** Finds where a closed polyline crosses itself. */
final class Crossings {
  private Crossings() {}

  /** The first point whose segment crosses a later one that is no neighbour; −1: none does. */
  static int first(double[] x, double[] y, int size) {
    double longest = 0;
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, distance(x, y, i, (i + 1) % size));
    }
    for (int i = 0; i < size; i++) {
      int j = i + 2;
      while (j < size) {
        boolean neighbours = (j + 1) % size == i;
        if (!neighbours && cross(x, y, i, (i + 1) % size, j, (j + 1) % size)) {
          return i;
        }
        // Points follow each other at most `longest` apart: what is far away stays so for a while.
        double apart = distance(x, y, i, j) - 2 * longest;
        j += Math.max(1, (int) Math.min(size, apart / longest));
      }
    }
    return -1;
  }

  private static boolean cross(double[] x, double[] y, int a, int b, int c, int d) {
    double abc = side(x, y, a, b, c);
    double abd = side(x, y, a, b, d);
    double cda = side(x, y, c, d, a);
    double cdb = side(x, y, c, d, b);
    if (abc == 0 && abd == 0) {
      return overlap(x, a, b, c, d) && overlap(y, a, b, c, d);
    }
    return abc * abd <= 0 && cda * cdb <= 0;
  }

  private static boolean overlap(double[] v, int a, int b, int c, int d) {
    return Math.max(v[a], v[b]) >= Math.min(v[c], v[d])
        && Math.max(v[c], v[d]) >= Math.min(v[a], v[b]);
  }

  private static double side(double[] x, double[] y, int a, int b, int c) {
    return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
  }

  private static double distance(double[] x, double[] y, int a, int b) {
    double dx = x[b] - x[a];
    double dy = y[b] - y[a];
    return Math.sqrt(dx * dx + dy * dy);
  }
}
