package dev.paddock.browser;

import dev.paddock.simulation.Stage;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;

/** A stage, for JavaScript. */
public final class JsStage {
  private static final int POINT_REALS = 11;

  final Stage stage;

  JsStage(Stage stage) {
    this.stage = stage;
  }

  @JSExport
  public String name() {
    return stage.name();
  }

  @JSExport
  public double length() {
    return stage.length();
  }

  @JSExport
  public boolean closed() {
    return stage.closed();
  }

  @JSExport
  public int points() {
    return stage.points();
  }

  @JSExport
  public double start() {
    return stage.start();
  }

  @JSExport
  public int checkpoints() {
    return stage.checkpoints();
  }

  @JSExport
  public double checkpoint(int number) {
    return stage.checkpoint(number);
  }

  /** Writes all points, eleven numbers each, in the order that {@code simulation.d.ts} gives. */
  @JSExport
  public void read(Float64Array out) {
    for (int i = 0; i < stage.points(); i++) {
      int at = POINT_REALS * i;
      out.set(at, stage.x(i));
      out.set(at + 1, stage.y(i));
      out.set(at + 2, stage.left(i));
      out.set(at + 3, stage.right(i));
      out.set(at + 4, stage.leftWall(i));
      out.set(at + 5, stage.rightWall(i));
      out.set(at + 6, stage.surface(i).ordinal());
      out.set(at + 7, stage.distance(i));
      out.set(at + 8, stage.directionX(i));
      out.set(at + 9, stage.directionY(i));
      out.set(at + 10, stage.curvature(i));
    }
  }
}
