package dev.paddock.simulation;

/** A car's coefficients as fields, with what follows from them, for the step. */
final class CarModel {
  final double mass;
  final double inertia;
  final double front;
  final double rear;
  final double wheelbase;
  final double height;
  final double power;
  final double driveForce;
  final double frontDrive;
  final double brakeForce;
  final double frontBrake;

  /** N at 1 m/s: ½ρ·CdA. */
  final double drag;

  final double rolling;
  final double grip;
  final double looseGrip;
  final double gripLoss;
  final double frontStiffness;
  final double rearStiffness;
  final double slide;
  final double steerLock;
  final double steerLockFast;
  final double steerRate;
  final double counterSteer;
  final int nitroCharges;
  final int nitroTicks;
  final double nitroBoost;

  /** m: the body is a capsule, all points within {@code radius} of a line of 2 × {@code half}. */
  final double half;

  final double radius;

  CarModel(CarSpec spec) {
    mass = spec.get(Coefficient.MASS);
    inertia = spec.get(Coefficient.INERTIA);
    front = spec.get(Coefficient.FRONT_AXLE);
    rear = spec.get(Coefficient.REAR_AXLE);
    wheelbase = front + rear;
    height = spec.get(Coefficient.CENTRE_HEIGHT);
    power = spec.get(Coefficient.POWER);
    driveForce = spec.get(Coefficient.DRIVE_FORCE);
    frontDrive = spec.get(Coefficient.FRONT_DRIVE);
    brakeForce = spec.get(Coefficient.BRAKE_FORCE);
    frontBrake = spec.get(Coefficient.FRONT_BRAKE);
    drag = 0.5 * Physics.AIR_DENSITY * spec.get(Coefficient.DRAG_AREA);
    rolling = spec.get(Coefficient.ROLLING);
    grip = spec.get(Coefficient.GRIP);
    looseGrip = spec.get(Coefficient.LOOSE_GRIP);
    gripLoss = spec.get(Coefficient.GRIP_LOSS);
    frontStiffness = spec.get(Coefficient.FRONT_STIFFNESS);
    rearStiffness = spec.get(Coefficient.REAR_STIFFNESS);
    slide = spec.get(Coefficient.SLIDE);
    steerLock = spec.get(Coefficient.STEER_LOCK);
    steerLockFast = spec.get(Coefficient.STEER_LOCK_FAST);
    steerRate = spec.get(Coefficient.STEER_RATE);
    counterSteer = spec.get(Coefficient.COUNTER_STEER);
    nitroCharges = (int) spec.get(Coefficient.NITRO_CHARGES);
    nitroTicks = (int) spec.get(Coefficient.NITRO_TICKS);
    nitroBoost = spec.get(Coefficient.NITRO_BOOST);
    radius = spec.get(Coefficient.BODY_WIDTH) / 2;
    half = spec.get(Coefficient.BODY_LENGTH) / 2 - radius;
  }

  /** Coefficient of friction on a surface at a speed in m/s. */
  double friction(Surface surface, boolean offTrack, double speed) {
    double loose = surface == Surface.ASPHALT ? 1 : looseGrip;
    double fast = 1 - gripLoss * Math.min(speed / Physics.GRIP_LOSS_SPEED, 1.5);
    return grip * loose * surface.grip * fast * (offTrack ? Physics.OFF_TRACK_GRIP : 1);
  }

  /** N: what the engine gives at a speed in m/s, at full throttle. */
  double drive(double speed, boolean nitro) {
    double boost = nitro ? nitroBoost : 1;
    return boost * Math.min(driveForce, power / Math.max(speed, 1));
  }

  /** rad: most steering angle at a speed in m/s. */
  double lock(double speed) {
    double v = speed / Physics.STEER_LOCK_SPEED;
    return steerLockFast + (steerLock - steerLockFast) / (1 + v * v);
  }
}
