package dev.paddock.simulation;

/**
 * A built-in driver of one car on one stage: steers for a point ahead on the racing line, keeps to
 * speeds worked out beforehand, goes round slower cars, backs out of walls. {@link #controls} is a
 * pure function of the race.
 */
public final class Driver {
  private static final double WALL_SPEED = 1.0;

  private final Stage stage;
  private final RacingLine line;
  private final CarModel model;
  private final Strength strength;
  private final double[] speeds;

  /** Studies the stage; takes some milliseconds. */
  public Driver(Stage stage, CarSpec spec, Strength strength) {
    this.stage = stage;
    this.strength = strength;
    this.line = new RacingLine(stage);
    this.model = new CarModel(spec);
    this.speeds = new Speeds(stage, line, model, strength.dare).profile();
  }

  /**
   * What the driver does with a car of this kind now, packed as {@link Controls}; no allocation.
   */
  public int controls(Race race, int car) {
    double speed = race.speed(car);
    int point = race.point(car);
    double turned = facing(race, car);
    if (speed < WALL_SPEED && started(race)) {
      return backOut(race, car, turned);
    }
    double reach = 5 + 0.36 * speed;
    int ahead = pointAhead(point, reach);
    double across = sideStep(race, car) + wobble(race, car);
    double steer = steering(race, car, ahead, across);
    double want = speeds[pointAhead(point, 3 + 0.25 * speed)] * followShare(race, car);
    double missing = want - speed;
    double slide = Math.abs(race.slip(car)) > 0.16 ? 0.4 : 1;
    // As if one axle drove: with less throttle than it bears, the rear does not come round.
    double drive = spare(race, car, 2 * model.drive(speed, false)) * slide;
    double throttle = Math.min(Maths.clamp(missing * 0.6 + 0.15, 0, 1), drive);
    double stop = spare(race, car, model.brakeForce);
    double brake =
        missing < -0.4 ? Math.min(Maths.clamp(-missing * 0.7, 0, 1), Math.max(0.5, stop)) : 0;
    return Controls.quantise(throttle, brake, steer, boost(race, car, point, missing));
  }

  private int pointAhead(int point, double metres) {
    int at = point;
    double left = metres;
    for (int i = 0; i < 64 && left > 0; i++) {
      left -= line.step(at);
      at = line.onward(at, 1);
    }
    return at;
  }

  /** Pure pursuit of a point of the line, moved sideways, with damping by the turning wanted. */
  private double steering(Race race, int car, int target, double across) {
    double margin = 1.2;
    double offset =
        Maths.clamp(
            line.offset(target) + across,
            Math.min(0, margin - stage.right(target)),
            Math.max(0, stage.left(target) - margin));
    double tx = stage.x(target) - offset * stage.directionY(target) - race.x(car);
    double ty = stage.y(target) + offset * stage.directionX(target) - race.y(car);
    double cosine = Maths.cos(race.heading(car));
    double sine = Maths.sin(race.heading(car));
    double ahead = tx * cosine + ty * sine;
    double aside = ty * cosine - tx * sine;
    double bend = 2 * aside / Math.max(tx * tx + ty * ty, 4);
    if (ahead < 0) {
      return aside < 0 ? -1 : 1;
    }
    double speed = race.speed(car);
    double angle = bend * model.wheelbase + 0.35 * (bend * speed - race.angularVelocity(car));
    return held(race, car, angle, cosine, sine) / model.lock(speed);
  }

  /** An angle of the wheels, but no more than their tyres take. */
  private double held(Race race, int car, double angle, double cosine, double sine) {
    double along = race.vx(car) * cosine + race.vy(car) * sine;
    double across = race.vy(car) * cosine - race.vx(car) * sine;
    double speed = race.speed(car);
    if (along < 3) {
      return angle;
    }
    var surface = race.surface(car);
    double grip = model.friction(surface, race.offTrack(car), speed);
    double most = 2.4 * grip / (model.frontStiffness * surface.stiffness);
    double rolling = (across + model.front * race.angularVelocity(car)) / along;
    return Maths.clamp(angle, rolling - most, rolling + most);
  }

  /** The share of the pedals that turning leaves, 0…1. */
  private double spare(Race race, int car, double force) {
    double grip =
        Physics.GRAVITY * model.friction(race.surface(car), race.offTrack(car), race.speed(car));
    double side = race.speed(car) * race.angularVelocity(car) / grip;
    double left = Math.sqrt(Math.max(0.02, 0.9 - side * side));
    return Math.min(1, left * grip * model.mass / force);
  }

  /** rad from where the stage goes to where the car points. */
  private double facing(Race race, int car) {
    int point = race.point(car);
    double cosine = Maths.cos(race.heading(car));
    double sine = Maths.sin(race.heading(car));
    double dx = stage.directionX(point);
    double dy = stage.directionY(point);
    return Maths.atan2(sine * dx - cosine * dy, cosine * dx + sine * dy);
  }

  private boolean started(Race race) {
    return race.beat() > 2 * Physics.TICKS_PER_SECOND;
  }

  /** Backwards for a while, then forwards again; at last it asks to be put back. */
  private int backOut(Race race, int car, double turned) {
    int phase = (race.beat() + 37 * car) % 480;
    if (phase < 2) {
      return Controls.withReset(Controls.NONE);
    }
    boolean backwards = Math.abs(turned) > 1.2 || phase % 160 > 80;
    double steer = Maths.clamp(-turned, -1, 1);
    return backwards
        ? Controls.quantise(0, 1, -steer, false)
        : Controls.quantise(0.7, 0, steer, false);
  }

  /** m to go aside for a slower car close ahead. */
  private double sideStep(Race race, int car) {
    for (int other = 0; other < race.cars(); other++) {
      if (other != car && inTheWay(race, car, other)) {
        double beside = race.offset(other) - race.offset(car);
        double size = 3.2 - Math.min(3, Math.abs(beside));
        return beside > 0 || (beside == 0 && other > car) ? -size : size;
      }
    }
    return 0;
  }

  private boolean inTheWay(Race race, int car, int other) {
    if (race.finished(other) || race.retired(other)) {
      return false;
    }
    double gap = gap(race, car, other);
    double closing = race.speed(car) - race.speed(other);
    return gap > -2
        && gap < 8 + 1.2 * Math.max(0, closing)
        && Math.abs(race.offset(other) - race.offset(car)) < 3;
  }

  private double gap(Race race, int car, int other) {
    double gap = race.progress(other) - race.progress(car);
    double length = stage.length();
    return stage.closed() ? gap - Math.floor(gap / length + 0.5) * length : gap;
  }

  /** Less than 1 behind a car that would be run into. */
  private double followShare(Race race, int car) {
    double share = 1;
    for (int other = 0; other < race.cars(); other++) {
      if (other != car && inTheWay(race, car, other)) {
        double gap = gap(race, car, other);
        boolean straightAhead = Math.abs(race.offset(other) - race.offset(car)) < 1.8;
        if (gap > 0 && gap < 6 && straightAhead && race.beat() > 120) {
          share = 0.93;
        }
      }
    }
    return share;
  }

  private double wobble(Race race, int car) {
    if (strength.wobble == 0) {
      return 0;
    }
    int beat = race.beat() / 48;
    double part = race.beat() % 48 / 48.0;
    double from = noise(race.seed(), car, beat);
    double to = noise(race.seed(), car, beat + 1);
    return strength.wobble * (from + part * (to - from));
  }

  private static double noise(int seed, int car, int beat) {
    return Xoshiro.mix(seed + 31 * car + 1009 * beat) / 2147483648.0;
  }

  private boolean boost(Race race, int car, int point, double missing) {
    boolean straight = Math.abs(race.steer(car)) < 0.05 && Math.abs(race.slip(car)) < 0.08;
    double later = speeds[pointAhead(point, 70)];
    return straight
        && missing > 6
        && later > race.speed(car) + 6
        && race.beat() > 240
        && !race.offTrack(car);
  }
}
