package dev.paddock.simulation;

/**
 * The quasi-steady lap time of a point mass: on the line of least curvature, always at the edge of
 * the grip circle or of the power, brakes as strong as the tyres. A real car's tyres share their
 * grip, and its driver is late; a better line than that of least curvature gains little, which the
 * {@link #LINE} allowance covers.
 */
final class LapBound {
  private static final double LINE = 0.97;

  private LapBound() {}

  static double seconds(Stage stage, CarSpec spec) {
    var line = new RacingLine(stage);
    var model = new CarModel(spec);
    int points = line.points();
    var v = new double[points];
    for (int i = 0; i < points; i++) {
      v[i] = cornering(stage, line, model, i);
    }
    for (int k = 2 * points - 1; k >= 0; k--) {
      int i = k % points;
      int next = line.onward(i, 1);
      double drag = model.drag * v[next] * v[next] / model.mass;
      v[i] =
          Math.min(
              v[i], reached(v[next], line.step(i), left(stage, line, model, next, v[next]) + drag));
    }
    for (int k = 0; k < 2 * points; k++) {
      int i = k % points;
      int next = line.onward(i, 1);
      double push =
          Math.min(model.drive(v[i], true) / model.mass, left(stage, line, model, i, v[i]));
      v[next] = Math.min(v[next], reached(v[i], line.step(i), push));
    }
    double seconds = 0;
    for (int i = 0; i < points; i++) {
      seconds += line.step(i) / (0.5 * (v[i] + v[line.onward(i, 1)]));
    }
    return LINE * seconds;
  }

  private static double cornering(Stage stage, RacingLine line, CarModel model, int i) {
    double bend = Math.max(Math.abs(line.curvature(i)), 1e-6);
    double v = 10;
    for (int k = 0; k < 20; k++) {
      v = Math.min(100, Math.sqrt(grip(stage, model, i, v) / bend));
    }
    return v;
  }

  /** m/s² that the grip circle leaves along the way. */
  private static double left(Stage stage, RacingLine line, CarModel model, int i, double v) {
    double grip = grip(stage, model, i, v);
    double side = v * v * line.curvature(i);
    return Math.sqrt(Math.max(0, grip * grip - side * side));
  }

  private static double grip(Stage stage, CarModel model, int i, double v) {
    return Physics.GRAVITY * model.friction(stage.surface(i), false, v);
  }

  private static double reached(double v, double metres, double push) {
    return Math.sqrt(v * v + 2 * push * metres);
  }
}
