package dev.paddock.simulation;

/**
 * How far the walls stand from the centre line: a run-off beyond the edge, less on the inside of
 * tight bends and where another part of the stage is near, so that no wall crosses another.
 */
final class Walls {
  /** Metres from the track's edge to the wall where there is room. */
  static final double RUN_OFF = 7;

  /** A wall on the inside of a bend stays this share of the radius away from the centre line. */
  private static final double INSIDE = 0.8;

  /** Metres by which a wall may come nearer for each metre along the track. */
  private static final double SLOPE = 0.3;

  /** How much longer the way along the track must be than straight across to count as elsewhere. */
  private static final double ELSEWHERE = 1.8;

  private final double[] left;
  private final double[] right;

  Walls(CentreLine line) {
    left = new double[line.points()];
    right = new double[line.points()];
    for (int i = 0; i < line.points(); i++) {
      double inside = INSIDE / Math.max(Math.abs(line.curvature(i)), 1e-6);
      boolean turnsLeft = line.curvature(i) > 0;
      left[i] = Math.min(line.left(i) + RUN_OFF, turnsLeft ? inside : 1e6);
      right[i] = Math.min(line.right(i) + RUN_OFF, turnsLeft ? 1e6 : inside);
    }
    keepApart(line);
    smooth(line, left);
    smooth(line, right);
  }

  double left(int point) {
    return left[point];
  }

  double right(int point) {
    return right[point];
  }

  private void keepApart(CentreLine line) {
    double widest = 0;
    for (int i = 0; i < line.points(); i++) {
      widest = Math.max(widest, Math.max(line.left(i), line.right(i)));
    }
    double reach = 2 * (widest + RUN_OFF);
    for (int i = 0; i < line.points(); i++) {
      keepApart(line, i, reach);
    }
  }

  private void keepApart(CentreLine line, int i, double reach) {
    int j = i + 1;
    while (j < line.points()) {
      double dx = line.x(j) - line.x(i);
      double dy = line.y(j) - line.y(i);
      double apart = Math.sqrt(dx * dx + dy * dy);
      if (apart < reach && elsewhere(line, i, j, apart)) {
        narrow(line, i, dx, dy, apart);
        narrow(line, j, -dx, -dy, apart);
      }
      // Nothing nearer than this can come before so many metres along the line.
      j = Math.max(j + 1, skip(line, j, apart - reach));
    }
  }

  private static int skip(CentreLine line, int from, double metres) {
    if (metres <= 0) {
      return from + 1;
    }
    double until = line.distance(from) + metres;
    return until >= line.total() ? line.points() : line.segmentAt(until);
  }

  private static boolean elsewhere(CentreLine line, int i, int j, double apart) {
    double along = line.distance(j) - line.distance(i);
    double way = line.closed() ? Math.min(along, line.total() - along) : along;
    return way > ELSEWHERE * apart;
  }

  private void narrow(CentreLine line, int point, double dx, double dy, double apart) {
    double half = apart * 0.5 - 0.3;
    boolean isLeft = line.directionX(point) * dy - line.directionY(point) * dx > 0;
    if (isLeft) {
      left[point] = Math.min(left[point], half);
    } else {
      right[point] = Math.min(right[point], half);
    }
  }

  /** Lets no wall jump: twice round, forwards and backwards, so that closed lines settle. */
  private static void smooth(CentreLine line, double[] wall) {
    int points = line.points();
    for (int i = 0; i < 2 * points; i++) {
      int here = i % points;
      limit(line, wall, line.next(here), here);
    }
    for (int i = 2 * points - 1; i >= 0; i--) {
      int here = i % points;
      limit(line, wall, here, line.next(here));
    }
  }

  private static void limit(CentreLine line, double[] wall, int point, int neighbour) {
    int segment = line.next(neighbour) == point ? neighbour : point;
    double most = wall[neighbour] + SLOPE * line.segmentLength(segment);
    wall[point] = Math.min(wall[point], most);
  }
}
