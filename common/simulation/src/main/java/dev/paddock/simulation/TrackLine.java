package dev.paddock.simulation;

import dev.paddock.simulation.TrackProblem.Code;
import java.util.Arrays;

/** The points of a circuit while it is being read: collected, checked, evened out. */
final class TrackLine {
  /** Longest and shortest circuit taken, metres. */
  static final double MAX_LENGTH = 50_000;

  static final double MIN_LENGTH = 200;

  /** Mean distances between points that are left as they are, metres. */
  private static final double MIN_SPACING = 3;

  private static final double MAX_SPACING = 8;

  private double[][] columns = new double[4][256];
  private int size;

  static void checkSize(byte[] file) throws TrackProblem {
    if (file.length > TrackImport.MAX_BYTES) {
      throw new TrackProblem(
          Code.TOO_LARGE, file.length + " bytes: at most " + TrackImport.MAX_BYTES);
    }
  }

  void add(double x, double y, double left, double right) throws TrackProblem {
    if (size == Stage.MAX_POINTS) {
      throw new TrackProblem(Code.TOO_LARGE, "more than " + Stage.MAX_POINTS + " points");
    }
    check("coordinate", x, -CentreLine.MAX_COORDINATE, CentreLine.MAX_COORDINATE);
    check("coordinate", y, -CentreLine.MAX_COORDINATE, CentreLine.MAX_COORDINATE);
    check("width", left, CentreLine.MIN_HALF_WIDTH, CentreLine.MAX_HALF_WIDTH);
    check("width", right, CentreLine.MIN_HALF_WIDTH, CentreLine.MAX_HALF_WIDTH);
    if (size == columns[0].length) {
      for (int c = 0; c < columns.length; c++) {
        columns[c] = Arrays.copyOf(columns[c], 2 * size);
      }
    }
    columns[0][size] = x;
    columns[1][size] = y;
    columns[2][size] = left;
    columns[3][size] = right;
    size++;
  }

  /** The circuit of the points, of which a last one that repeats the first does not count. */
  Stage stage(String name, Surface surface) throws TrackProblem {
    if (size > 1 && distance(size - 1, 0) < Stage.MIN_SPACING) {
      size--;
    }
    if (size < Stage.MIN_POINTS) {
      throw new TrackProblem(
          Code.TOO_SMALL, size + " points: expected at least " + Stage.MIN_POINTS);
    }
    double length = length();
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new TrackProblem(
          length < MIN_LENGTH ? Code.TOO_SMALL : Code.TOO_LARGE,
          length + " m long: expected " + MIN_LENGTH + " to " + MAX_LENGTH);
    }
    double spacing = length / size;
    if (spacing < MIN_SPACING || spacing > MAX_SPACING || shortest() < 1) {
      even(length);
    }
    return checked(name, surface);
  }

  private Stage checked(String name, Surface surface) throws TrackProblem {
    int crossing = Crossings.first(columns[0], columns[1], size);
    if (crossing >= 0) {
      throw new TrackProblem(
          Code.CROSSES_ITSELF,
          "the line crosses itself near ("
              + columns[0][crossing]
              + ", "
              + columns[1][crossing]
              + ")");
    }
    var surfaces = new int[size];
    Arrays.fill(surfaces, surface.ordinal());
    try {
      return Stage.of(name, true, column(0), column(1), column(2), column(3), surfaces);
    } catch (IllegalArgumentException e) {
      throw new TrackProblem(Code.OUT_OF_RANGE, String.valueOf(e.getMessage()));
    }
  }

  private double[] column(int column) {
    return Arrays.copyOf(columns[column], size);
  }

  /** Puts points at even distances, interpolating all columns. */
  private void even(double length) {
    int pieces = (int) Math.floor(length / StageGenerator.SPACING + 0.5);
    var even = new double[columns.length][pieces];
    int at = 0;
    double before = 0;
    for (int k = 0; k < pieces; k++) {
      double along = length * k / pieces;
      while (at < size - 1 && before + distance(at, at + 1) < along) {
        before += distance(at, at + 1);
        at++;
      }
      int next = (at + 1) % size;
      double step = distance(at, next);
      double part = step > 0 ? (along - before) / step : 0;
      for (int c = 0; c < columns.length; c++) {
        even[c][k] = columns[c][at] + part * (columns[c][next] - columns[c][at]);
      }
    }
    columns = even;
    size = pieces;
  }

  private double shortest() {
    double least = distance(0, 1);
    for (int i = 1; i < size; i++) {
      least = Math.min(least, distance(i, (i + 1) % size));
    }
    return least;
  }

  private double length() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += distance(i, (i + 1) % size);
    }
    return sum;
  }

  private double distance(int a, int b) {
    double dx = columns[0][b] - columns[0][a];
    double dy = columns[1][b] - columns[1][a];
    return Math.sqrt(dx * dx + dy * dy);
  }

  private void check(String what, double value, double least, double most) throws TrackProblem {
    if (!(value >= least && value <= most)) {
      throw new TrackProblem(
          Code.OUT_OF_RANGE,
          what + " " + value + " at point " + size + ": expected " + least + " to " + most);
    }
  }
}
