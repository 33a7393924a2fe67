package dev.paddock.browser;

import dev.paddock.simulation.CarSpec;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Circuits;
import dev.paddock.simulation.Controls;
import dev.paddock.simulation.Driver;
import dev.paddock.simulation.Physics;
import dev.paddock.simulation.Race;
import dev.paddock.simulation.Stage;
import dev.paddock.simulation.StageGenerator;
import dev.paddock.simulation.Strength;
import dev.paddock.simulation.Surface;
import dev.paddock.simulation.Upgrade;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int32Array;

/** The functions of the ES module; {@code simulation.d.ts} says what they take and give. */
public final class Simulation {
  /** Ints that describe a car: its type and its levels by upgrade. */
  private static final int CAR_INTS = 1 + Upgrade.values().length;

  private Simulation() {}

  @JSExport
  public static int physicsVersion() {
    return Physics.PHYSICS_VERSION;
  }

  @JSExport
  public static int quantise(double throttle, double brake, double steer, boolean nitro) {
    return Controls.quantise(throttle, brake, steer, nitro);
  }

  @JSExport
  public static int withReset(int controls) {
    return Controls.withReset(controls);
  }

  @JSExport
  public static JsStage circuit(String name) {
    return new JsStage(Circuits.named(name));
  }

  @JSExport
  public static JsStage generate(int seed, double length, int surface, boolean closed) {
    return new JsStage(StageGenerator.generate(seed, length, Surface.of(surface), closed));
  }

  @JSExport
  public static JsStage stage(
      String name,
      boolean closed,
      Float64Array x,
      Float64Array y,
      Float64Array left,
      Float64Array right,
      Int32Array surface) {
    var surfaces = ints(surface, 0, surface.getLength());
    return new JsStage(
        Stage.of(name, closed, reals(x), reals(y), reals(left), reals(right), surfaces));
  }

  @JSExport
  public static JsRace race(JsStage stage, Int32Array cars, int laps, int seed) {
    var specs = new CarSpec[cars.getLength() / CAR_INTS];
    for (int i = 0; i < specs.length; i++) {
      specs[i] = spec(cars, i * CAR_INTS);
    }
    return new JsRace(new Race(stage.stage, specs, laps, seed));
  }

  @JSExport
  public static JsDriver driver(JsStage stage, Int32Array car, int strength) {
    return new JsDriver(new Driver(stage.stage, spec(car, 0), Strength.values()[strength]));
  }

  private static CarSpec spec(Int32Array cars, int at) {
    var levels = ints(cars, at + 1, CAR_INTS - 1);
    return CarSpec.of(CarType.values()[cars.get(at)], levels);
  }

  private static int[] ints(Int32Array array, int from, int count) {
    var values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = array.get(from + i);
    }
    return values;
  }

  private static double[] reals(Float64Array array) {
    var values = new double[array.getLength()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i);
    }
    return values;
  }
}
