package dev.paddock.simulation;

/** Everything that makes one car different from another, with unit and middle value. */
public enum Coefficient {
  /** Car with driver. */
  MASS("kg", 1150, "Car with driver."),
  /** Moment of inertia about the vertical axis. */
  INERTIA("kg m²", 1500, "Moment of inertia about the vertical axis."),
  /** From the centre of mass forward to the front axle. */
  FRONT_AXLE("m", 1.25, "From the centre of mass forward to the front axle."),
  /** From the centre of mass back to the rear axle. */
  REAR_AXLE("m", 1.25, "From the centre of mass back to the rear axle."),
  /** Height of the centre of mass: moves load from axle to axle. */
  CENTRE_HEIGHT("m", 0.42, "Height of the centre of mass: moves load from axle to axle."),
  /** Length of the body, a capsule. */
  BODY_LENGTH("m", 4.2, "Length of the body, a capsule."),
  /** Width of the body. */
  BODY_WIDTH("m", 1.9, "Width of the body."),
  /** Most power at the wheels. */
  POWER("W", 180000, "Most power at the wheels."),
  /** Most driving force, whatever the power. */
  DRIVE_FORCE("N", 8500, "Most driving force, whatever the power."),
  /** Share of the drive at the front axle. */
  FRONT_DRIVE("1", 0.0, "Share of the drive at the front axle."),
  /** Force of all brakes at full pedal. */
  BRAKE_FORCE("N", 11500, "Force of all brakes at full pedal."),
  /** Share of the brakes at the front axle. */
  FRONT_BRAKE("1", 0.68, "Share of the brakes at the front axle."),
  /** Drag coefficient times frontal area. */
  DRAG_AREA("m²", 1.05, "Drag coefficient times frontal area."),
  /** Rolling resistance as a share of the weight. */
  ROLLING("1", 0.013, "Rolling resistance as a share of the weight."),
  /** Friction of the tyres on asphalt, at rest. */
  GRIP("1", 1.15, "Friction of the tyres on asphalt, at rest."),
  /** Factor of the friction on gravel and ice. */
  LOOSE_GRIP("1", 1.0, "Factor of the friction on gravel and ice."),
  /** Share of the friction lost at 60 m/s; linear in the speed. */
  GRIP_LOSS("1", 0.12, "Share of the friction lost at 60 m/s; linear in the speed."),
  /** Cornering stiffness of the front tyres by load. */
  FRONT_STIFFNESS("1/rad", 16, "Cornering stiffness of the front tyres by load."),
  /** Cornering stiffness of the rear tyres by load. */
  REAR_STIFFNESS("1/rad", 18, "Cornering stiffness of the rear tyres by load."),
  /** Share of the side force lost in a full slide. */
  SLIDE("1", 0.15, "Share of the side force lost in a full slide."),
  /** Most angle of the front wheels at rest. */
  STEER_LOCK("rad", 0.55, "Most angle of the front wheels at rest."),
  /** Most angle of the front wheels at great speed. */
  STEER_LOCK_FAST("rad", 0.06, "Most angle of the front wheels at great speed."),
  /** How fast the front wheels turn. */
  STEER_RATE("rad/s", 3.0, "How fast the front wheels turn."),
  /** Share of a slide's angle by which the front wheels turn into it by themselves. */
  COUNTER_STEER(
      "1", 0.5, "Share of a slide's angle by which the front wheels turn into it by themselves."),
  /** Bursts of nitro in a race. */
  NITRO_CHARGES("1", 2, "Bursts of nitro in a race."),
  /** Length of a burst. */
  NITRO_TICKS("ticks", 100, "Length of a burst."),
  /** Factor of power and driving force in a burst. */
  NITRO_BOOST("1", 1.6, "Factor of power and driving force in a burst.");

  private static final Coefficient[] ALL = values();

  /** SI unit; "1" where there is none. */
  public final String unit;

  /** What a car has whose type says nothing else. */
  public final double usual;

  public final String meaning;

  Coefficient(String unit, double usual, String meaning) {
    this.unit = unit;
    this.usual = usual;
    this.meaning = meaning;
  }

  static double[] usualValues() {
    var values = new double[ALL.length];
    for (var coefficient : ALL) {
      values[coefficient.ordinal()] = coefficient.usual;
    }
    return values;
  }
}
