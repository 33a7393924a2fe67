package dev.paddock.simulation;

/**
 * Where a race is driven: a centre line of points with widths and surfaces, and what follows from
 * it: distances, directions, walls, checkpoints, sectors and the grid. Immutable. Units are metres,
 * x to the right, y up; left and right are those of the direction of travel.
 *
 * <p>Points and widths are whole 256ths of a metre, so that they travel exactly and shortly as JSON
 * numbers; everything else is derived from them by the same code everywhere.
 */
public final class Stage {
  public static final int SECTORS = 3;
  public static final int MIN_POINTS = 8;
  public static final int MAX_POINTS = 20_000;

  /** Fewest metres between two points. */
  public static final double MIN_SPACING = 0.25;

  /** Metres before the start line and after the finish line of a stage that is not closed. */
  public static final double LEAD_IN = 100;

  public static final double LEAD_OUT = 150;

  private static final double GRID_FIRST = 6;
  private static final double GRID_ROW = 5;

  private final String name;
  private final CentreLine line;
  private final Walls walls;
  private final double start;
  private final double length;
  private final int checkpoints;

  private Stage(String name, CentreLine line) {
    this.name = name;
    this.line = line;
    this.walls = new Walls(line);
    this.start = line.closed() ? 0 : LEAD_IN;
    this.length = line.closed() ? line.total() : line.total() - LEAD_IN - LEAD_OUT;
    double thirds = Math.floor(length / 450 + 0.5);
    this.checkpoints = SECTORS * (int) Maths.clamp(thirds, 2, 16);
  }

  /**
   * A stage from its centre line. Values are rounded to 256ths of a metre.
   *
   * @param closed whether the last point is followed by the first, which is not repeated and lies
   *     on the start line; otherwise the line begins {@link #LEAD_IN} before the start and ends
   *     {@link #LEAD_OUT} after the finish
   * @param left metres from the centre line to the track's left edge, at each point
   * @param right the same to the right
   * @param surface code of the {@link Surface} from each point to the next
   * @throws IllegalArgumentException where the arrays are of different lengths, too short or too
   *     long, or hold something not finite, points too close together or widths below 1.5 m
   */
  public static Stage of(
      String name,
      boolean closed,
      double[] x,
      double[] y,
      double[] left,
      double[] right,
      int[] surface) {
    return new Stage(name, new CentreLine(closed, x, y, left, right, surface));
  }

  public String name() {
    return name;
  }

  /** Metres of a lap, or from the start line to the finish line. */
  public double length() {
    return length;
  }

  public boolean closed() {
    return line.closed();
  }

  /** Number of points of the centre line. */
  public int points() {
    return line.points();
  }

  public double x(int point) {
    return line.x(point);
  }

  public double y(int point) {
    return line.y(point);
  }

  /** Metres from the centre line to the track's left edge. */
  public double left(int point) {
    return line.left(point);
  }

  /** Metres from the centre line to the track's right edge. */
  public double right(int point) {
    return line.right(point);
  }

  /** Metres from the centre line to the left wall; never nearer than the edge. */
  public double leftWall(int point) {
    return walls.left(point);
  }

  /** Metres from the centre line to the right wall. */
  public double rightWall(int point) {
    return walls.right(point);
  }

  /** What lies between this point and the next. */
  public Surface surface(int point) {
    return line.surface(point);
  }

  /** Metres along the centre line from the first point. */
  public double distance(int point) {
    return line.distance(point);
  }

  /** x of the direction of travel, a unit vector. */
  public double directionX(int point) {
    return line.directionX(point);
  }

  public double directionY(int point) {
    return line.directionY(point);
  }

  /** 1/m, positive in a bend to the left. */
  public double curvature(int point) {
    return line.curvature(point);
  }

  /** Metres along the centre line from its first point to the start line. */
  public double start() {
    return start;
  }

  /** Number of checkpoints of a lap; the last is the line. */
  public int checkpoints() {
    return checkpoints;
  }

  /** Metres from the start line to a checkpoint, 0 … {@link #checkpoints} − 1. */
  public double checkpoint(int number) {
    return length * (number + 1) / checkpoints;
  }

  /** Metres from the start line at which a place of the grid lies; negative: before it. */
  public double gridDistance(int place) {
    return -GRID_FIRST - GRID_ROW * place;
  }

  /** Metres from the centre line to the left of a place of the grid: left and right in turn. */
  public double gridOffset(int place) {
    int point = line.segmentAt(start + gridDistance(place));
    double quarter = Math.min(line.left(point), line.right(point)) * 0.5;
    return (place & 1) == 0 ? quarter : -quarter;
  }

  /** The point before a distance along the centre line, for looking up what is there. */
  public int pointAt(double distance) {
    return line.segmentAt(distance);
  }

  CentreLine line() {
    return line;
  }

  Walls walls() {
    return walls;
  }
}
