package dev.paddock.browser;

import dev.paddock.simulation.Race;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int8Array;

/** A race, for JavaScript. */
public final class JsRace {
  private static final int CAR_REALS = 20;

  final Race race;

  JsRace(Race race) {
    this.race = race;
  }

  @JSExport
  public int cars() {
    return race.cars();
  }

  @JSExport
  public int tick() {
    return race.tick();
  }

  @JSExport
  public void setInput(int car, int controls) {
    race.setInput(car, controls);
  }

  @JSExport
  public void step() {
    race.step();
  }

  @JSExport
  public boolean over() {
    return race.over();
  }

  @JSExport
  public String hash() {
    return race.hash();
  }

  /** Writes all cars, twenty numbers each, in the order that {@code simulation.d.ts} gives. */
  @JSExport
  public void read(Float64Array out) {
    for (int car = 0; car < race.cars(); car++) {
      readMotion(car, out, CAR_REALS * car);
      readPlace(car, out, CAR_REALS * car);
    }
  }

  @JSExport
  public int eventCount() {
    return race.events().count();
  }

  /** The ordinal of the kind of an event of the last step. */
  @JSExport
  public int eventKind(int index) {
    return race.events().kind(index).ordinal();
  }

  @JSExport
  public int eventCar(int index) {
    return race.events().car(index);
  }

  @JSExport
  public int eventOther(int index) {
    return race.events().other(index);
  }

  @JSExport
  public int eventNumber(int index) {
    return race.events().number(index);
  }

  @JSExport
  public double eventValue(int index) {
    return race.events().value(index);
  }

  @JSExport
  public void adopt(
      int car,
      double x,
      double y,
      double vx,
      double vy,
      double heading,
      double angularVelocity,
      int lap,
      int checkpoint) {
    race.adopt(car, x, y, vx, vy, heading, angularVelocity, lap, checkpoint);
  }

  @JSExport
  public void adoptNitro(int car, int charges, int ticks) {
    race.adoptNitro(car, charges, ticks);
  }

  @JSExport
  public Int8Array save() {
    var bytes = race.save();
    var array = new Int8Array(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      array.set(i, bytes[i]);
    }
    return array;
  }

  @JSExport
  public void load(Int8Array snapshot) {
    var bytes = new byte[snapshot.getLength()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = snapshot.get(i);
    }
    race.load(bytes);
  }

  private void readMotion(int car, Float64Array out, int at) {
    out.set(at, race.x(car));
    out.set(at + 1, race.y(car));
    out.set(at + 2, race.vx(car));
    out.set(at + 3, race.vy(car));
    out.set(at + 4, race.heading(car));
    out.set(at + 5, race.angularVelocity(car));
    out.set(at + 6, race.steer(car));
    out.set(at + 7, race.slip(car));
    out.set(at + 8, race.offset(car));
    out.set(at + 9, race.progress(car));
  }

  private void readPlace(int car, Float64Array out, int at) {
    out.set(at + 10, race.surface(car).ordinal());
    out.set(at + 11, flags(car));
    out.set(at + 12, race.lap(car));
    out.set(at + 13, race.checkpoint(car));
    out.set(at + 14, race.placeOf(car));
    out.set(at + 15, race.nitroCharges(car));
    out.set(at + 16, race.nitroTicks(car));
    out.set(at + 17, race.finishTime(car));
    out.set(at + 18, race.lastLap(car));
    out.set(at + 19, race.bestLap(car));
  }

  private int flags(int car) {
    return (race.offTrack(car) ? 1 : 0)
        | (race.drifting(car) ? 2 : 0)
        | (race.wrongWay(car) ? 4 : 0)
        | (race.penalised(car) ? 8 : 0)
        | (race.finished(car) ? 16 : 0)
        | (race.retired(car) ? 32 : 0);
  }
}
