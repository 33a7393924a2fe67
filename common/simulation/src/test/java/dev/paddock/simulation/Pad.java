package dev.paddock.simulation;

/** One car on an endless plane of one surface, without a race around it. */
final class Pad {
  /** A car of which only the tyres act: no resistance, no loss of grip with speed or in a slide. */
  static CarSpec bare(Surface surface) {
    return CarSpec.USUAL
        .with(Coefficient.DRAG_AREA, 0)
        .with(Coefficient.ROLLING, -surface.rolling)
        .with(Coefficient.GRIP_LOSS, 0)
        .with(Coefficient.SLIDE, 0)
        .with(Coefficient.BRAKE_FORCE, 100_000);
  }

  /** The same for a skid-pad: slip angles that cost nothing, all wheels driven, no load moved. */
  static CarSpec stiff(CarSpec spec) {
    return spec.with(Coefficient.FRONT_STIFFNESS, 48)
        .with(Coefficient.REAR_STIFFNESS, 54)
        .with(Coefficient.FRONT_DRIVE, 0.5)
        .with(Coefficient.CENTRE_HEIGHT, 0);
  }

  final Cars cars = new Cars(1);
  final CarModel model;
  final double dt;

  private final Surface surface;
  private final Motion motion;

  Pad(CarSpec spec, Surface surface) {
    this(spec, surface, Physics.TICKS_PER_SECOND);
  }

  Pad(CarSpec spec, Surface surface, int ticksPerSecond) {
    this.surface = surface;
    model = new CarModel(spec);
    dt = 1.0 / ticksPerSecond;
    motion = new Motion(cars, new CarModel[] {model}, dt);
  }

  /** Sets the car off straight ahead at a speed in m/s. */
  Pad at(double speed) {
    cars.vx[0] = speed;
    return this;
  }

  void step(double throttle, double brake, double steer) {
    motion.step(0, Controls.quantise(throttle, brake, steer, false), surface, false, 1);
  }

  double speed() {
    return cars.speed(0);
  }

  double friction(double speed) {
    return model.friction(surface, false, speed);
  }

  /** J: of moving and of turning. */
  double energy() {
    double omega = cars.omega[0];
    return 0.5 * (model.mass * speed() * speed() + model.inertia * omega * omega);
  }

  /** m/s² of the last step, given the velocity before it. */
  double acceleration(double vx, double vy) {
    return Math.hypot(cars.vx[0] - vx, cars.vy[0] - vy) / dt;
  }
}
