package dev.paddock.simulation;

/** How fast a car can be at each point of a racing line: grip in bends, brakes before them. */
final class Speeds {
  private static final double MOST = 95;

  private final Stage stage;
  private final RacingLine line;
  private final CarModel model;
  private final double dare;

  /**
   * @param dare share of the grip used, 0…1
   */
  Speeds(Stage stage, RacingLine line, CarModel model, double dare) {
    this.stage = stage;
    this.line = line;
    this.model = model;
    this.dare = dare;
  }

  /** m/s at each point: what bends allow, and from where one can still brake for what comes. */
  double[] profile() {
    int points = line.points();
    var speeds = new double[points];
    for (int i = 0; i < points; i++) {
      speeds[i] = inBend(i);
    }
    // Twice round, so that a closed line is right at its beginning too.
    for (int k = 2 * points - 1; k >= 0; k--) {
      int here = k % points;
      int next = line.onward(here, 1);
      speeds[here] = Math.min(speeds[here], before(here, speeds[next]));
    }
    return speeds;
  }

  private double inBend(int point) {
    double bend = Math.max(Math.abs(line.curvature(point)), 1e-5);
    double speed = MOST;
    for (int i = 0; i < 6; i++) {
      speed = Math.min(MOST, Math.sqrt(grip(point, speed) / bend));
    }
    return speed;
  }

  /** m/s at a point from which a car can brake to a speed at the next. */
  private double before(int point, double speed) {
    double grip = grip(point, speed);
    double side = speed * speed * Math.abs(line.curvature(point));
    double left = Math.sqrt(Math.max(0.04 * grip * grip, grip * grip - side * side));
    double brake = Math.min(left, dare * model.brakeForce / model.mass);
    return Math.sqrt(speed * speed + 2 * brake * line.step(point));
  }

  private double grip(int point, double speed) {
    return dare * Physics.GRAVITY * model.friction(stage.surface(point), false, speed);
  }
}
