package dev.paddock.simulation;

/**
 * Moves one car by one step: a single-track model integrated by the midpoint rule, and below {@link
 * Physics#KINEMATIC_SPEED} wheels that roll where they point.
 */
final class Motion {
  private final Cars cars;
  private final CarModel[] models;
  private final double dt;
  private final Tyres frontTyres = new Tyres();
  private final Tyres rearTyres = new Tyres();

  // The question and the answer of the force model, for one car at a time.
  private CarModel model;
  private double friction;
  private double stiffness;
  private double rolling;
  private double throttle;
  private double brake;
  private double boost;
  private double steerSine;
  private double steerCosine;
  private double frontLoad;
  private double rearLoad;
  private double accelerationX;
  private double accelerationY;
  private double turning;
  private double surge;
  private double rearSlip;

  Motion(Cars cars, CarModel[] models, double dt) {
    this.cars = cars;
    this.models = models;
    this.dt = dt;
    this.model = models[0];
  }

  /** Moves a car under its controls on what it stands on. */
  void step(int car, int controls, Surface surface, boolean offTrack, double powerShare) {
    model = models[car];
    double speed = cars.speed(car);
    double forward = cars.forward(car);
    pedals(controls, forward, powerShare, cars.nitroLeft[car] > 0);
    friction = model.friction(surface, offTrack, speed);
    stiffness = surface.stiffness;
    rolling = model.rolling + surface.rolling + (offTrack ? Physics.OFF_TRACK_ROLLING : 0);
    steer(car, controls, speed);
    loads(cars.surge[car]);
    if (speed < Physics.KINEMATIC_SPEED) {
      roll(car);
    } else {
      slide(car);
    }
  }

  /** Throttle, brake and reverse from the pedals: backwards once stopped with the brake held. */
  private void pedals(int controls, double forward, double powerShare, boolean nitro) {
    double pedal = Controls.throttle(controls) / 255.0;
    double stop = Controls.brake(controls) / 255.0;
    boost = nitro ? model.nitroBoost : 1;
    throttle = (nitro ? 1 : pedal) * powerShare;
    brake = stop;
    if (forward < -0.1 && pedal > 0) {
      throttle = 0;
      brake = Math.max(stop, pedal);
    } else if (forward < 0.3 && stop > 0 && pedal == 0) {
      throttle = forward > -Physics.REVERSE_SPEED ? -Physics.REVERSE_DRIVE * stop : 0;
      brake = 0;
      boost = 1;
    }
  }

  private void steer(int car, int controls, double speed) {
    double target = Controls.steer(controls) / 127.0 * model.lock(speed);
    if (speed > Physics.KINEMATIC_SPEED) {
      target += model.counterSteer * drift(car, speed);
    }
    double change =
        Maths.clamp(target - cars.steer[car], -model.steerRate * dt, model.steerRate * dt);
    double angle = Maths.clamp(cars.steer[car] + change, -model.steerLock, model.steerLock);
    cars.steer[car] = angle;
    steerSine = Maths.sin(angle);
    steerCosine = Maths.cos(angle);
  }

  /** Sine of the angle from where the car points to where it goes; 0 when it goes backwards. */
  private double drift(int car, double speed) {
    double cosine = Maths.cos(cars.heading[car]);
    double sine = Maths.sin(cars.heading[car]);
    double along = cars.vx[car] * cosine + cars.vy[car] * sine;
    double across = cars.vy[car] * cosine - cars.vx[car] * sine;
    return along > 0 ? across / speed : 0;
  }

  private void loads(double lastSurge) {
    double shift = model.mass * lastSurge * model.height / model.wheelbase;
    double weight = model.mass * Physics.GRAVITY;
    double still = weight * model.rear / model.wheelbase;
    frontLoad = Maths.clamp(still - shift, Physics.MIN_LOAD * weight, Physics.MAX_LOAD * weight);
    rearLoad = weight - frontLoad;
  }

  /** The midpoint rule: forces half a step on decide the whole step. */
  private void slide(int car) {
    double vx = cars.vx[car];
    double vy = cars.vy[car];
    double omega = cars.omega[car];
    double heading = cars.heading[car];
    double half = 0.5 * dt;
    forces(vx, vy, omega, heading);
    forces(
        vx + half * accelerationX,
        vy + half * accelerationY,
        omega + half * turning,
        heading + half * omega);
    cars.vx[car] = vx + dt * accelerationX;
    cars.vy[car] = vy + dt * accelerationY;
    cars.omega[car] = omega + dt * turning;
    cars.surge[car] = surge;
    cars.slip[car] = rearSlip;
    advance(car, vx, vy, omega);
  }

  private void forces(double vx, double vy, double omega, double heading) {
    double cosine = Maths.cos(heading);
    double sine = Maths.sin(heading);
    double along = vx * cosine + vy * sine;
    double across = vy * cosine - vx * sine;
    double speed = Math.sqrt(vx * vx + vy * vy);
    frontAxle(along, across + model.front * omega);
    rearAxle(along, across - model.rear * omega);
    double resistance = model.drag * speed + rolling * model.mass * Physics.GRAVITY / speed;
    double frontAcross = frontTyres.along * steerSine + frontTyres.across * steerCosine;
    double forceAlong =
        frontTyres.along * steerCosine
            - frontTyres.across * steerSine
            + rearTyres.along
            - resistance * along;
    double forceAcross = frontAcross + rearTyres.across - resistance * across;
    surge = forceAlong / model.mass;
    double sway = forceAcross / model.mass;
    accelerationX = surge * cosine - sway * sine;
    accelerationY = surge * sine + sway * cosine;
    turning = (model.front * frontAcross - model.rear * rearTyres.across) / model.inertia;
  }

  private void frontAxle(double along, double across) {
    double rollingSpeed = along * steerCosine + across * steerSine;
    double side = across * steerCosine - along * steerSine;
    double slip = side / Math.max(Math.abs(rollingSpeed), 1);
    double cornering = model.frontStiffness * stiffness * frontLoad;
    double asked = asked(along, model.frontDrive, model.frontBrake);
    frontTyres.ask(slip, cornering, friction * frontLoad, asked, model.slide);
  }

  private void rearAxle(double along, double across) {
    rearSlip = across / Math.max(Math.abs(along), 1);
    double cornering = model.rearStiffness * stiffness * rearLoad;
    double asked = asked(along, 1 - model.frontDrive, 1 - model.frontBrake);
    rearTyres.ask(rearSlip, cornering, friction * rearLoad, asked, model.slide);
  }

  /** N that engine and brakes ask of an axle. */
  private double asked(double along, double driveShare, double brakeShare) {
    double drive =
        boost
            * throttle
            * driveShare
            * Math.min(model.driveForce, model.power / Math.max(Math.abs(along), 1));
    double stop = brake * brakeShare * model.brakeForce;
    return along < 0 ? drive + stop : drive - stop;
  }

  private void advance(int car, double vx, double vy, double omega) {
    cars.x[car] += 0.5 * dt * (vx + cars.vx[car]);
    cars.y[car] += 0.5 * dt * (vy + cars.vy[car]);
    cars.heading[car] = Maths.wrap(cars.heading[car] + 0.5 * dt * (omega + cars.omega[car]));
  }

  /**
   * Slow driving: sideways motion and turning go over to rolling at what friction allows, and never
   * gain energy from it; then pedals and resistance act along the car.
   */
  private void roll(int car) {
    double vx = cars.vx[car];
    double vy = cars.vy[car];
    double omega = cars.omega[car];
    double cosine = Maths.cos(cars.heading[car]);
    double sine = Maths.sin(cars.heading[car]);
    double along = vx * cosine + vy * sine;
    double across = vy * cosine - vx * sine;
    double bend = steerSine / (steerCosine * model.wheelbase);
    double grip = friction * Physics.GRAVITY * dt;
    double spin = grip * model.mass * model.wheelbase * 0.5 / model.inertia;
    double side = across + Maths.clamp(along * bend * model.rear - across, -grip, grip);
    double turn = omega + Maths.clamp(along * bend - omega, -spin, spin);
    double share = kept(along, across, omega, along, side, turn);
    double ahead = pushed(along * share);
    double sideways = side * share;
    cars.omega[car] = turn * share;
    cars.vx[car] = ahead * cosine - sideways * sine;
    cars.vy[car] = ahead * sine + sideways * cosine;
    cars.surge[car] = (ahead - along) / dt;
    cars.slip[car] = 0;
    advance(car, vx, vy, omega);
  }

  /** The factor that leaves the new motion no more energy than the old had. */
  private double kept(double u, double w, double r, double u1, double w1, double r1) {
    double before = model.mass * (u * u + w * w) + model.inertia * r * r;
    double after = model.mass * (u1 * u1 + w1 * w1) + model.inertia * r1 * r1;
    return after > before ? Math.sqrt(before / after) : 1;
  }

  /** The speed along the car after a step of pedals and resistance, which stop but don't turn. */
  private double pushed(double along) {
    double grip = friction * model.mass * Physics.GRAVITY;
    double drive = Maths.clamp(boost * throttle * model.driveForce, -grip, grip);
    double moved = along + drive / model.mass * dt;
    double held = Math.min(brake * model.brakeForce, grip) + rolling * model.mass * Physics.GRAVITY;
    double lost = held / model.mass * dt;
    double size = Math.abs(moved);
    double left = size > lost ? size - lost : 0;
    return moved < 0 ? -left : left;
  }
}
