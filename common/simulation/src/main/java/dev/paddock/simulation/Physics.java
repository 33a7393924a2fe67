package dev.paddock.simulation;

/** The constants of the world; what belongs to a car is in {@link Coefficient}. */
public final class Physics {
  /** Raised when, and only when, the same inputs can give another race. */
  public static final int PHYSICS_VERSION = 1;

  /** Steps a second. */
  public static final int TICKS_PER_SECOND = 60;

  /** Fewest and most cars a race is made for. */
  public static final int MIN_CARS = 1;

  public static final int MAX_CARS = 8;

  public static final int MAX_LAPS = 100;

  /** m/s², standard gravity. */
  public static final double GRAVITY = 9.80665;

  /** kg/m³, ISA at sea level, 15 °C. */
  public static final double AIR_DENSITY = 1.225;

  /** m/s: below it wheels roll without slipping. */
  public static final double KINEMATIC_SPEED = 2.0;

  /** m/s: the speed at which a tyre has lost its {@link Coefficient#GRIP_LOSS}. */
  public static final double GRIP_LOSS_SPEED = 60.0;

  /** Share of the grip that is left beside the track. */
  public static final double OFF_TRACK_GRIP = 0.55;

  /** Rolling resistance beside the track, added to the surface's, as a share of the weight. */
  public static final double OFF_TRACK_ROLLING = 0.25;

  /** m/s: the fastest a car goes backwards. */
  public static final double REVERSE_SPEED = 8.0;

  /** Share of the full driving force that drives backwards. */
  public static final double REVERSE_DRIVE = 0.5;

  /** m/s: the speed at which the steering has lost half of what it loses with speed. */
  public static final double STEER_LOCK_SPEED = 11.0;

  /** Least and most share of the weight that an axle bears, however hard the car brakes. */
  public static final double MIN_LOAD = 0.1;

  public static final double MAX_LOAD = 0.9;

  /** Share of the power that is left while a shortcut is paid for. */
  public static final double SHORTCUT_POWER = 0.5;

  /** Newton's coefficient of restitution between cars, and between a car and a wall. */
  public static final double CAR_RESTITUTION = 0.3;

  public static final double WALL_RESTITUTION = 0.25;

  /** Coulomb's coefficient of friction between cars, and between a car and a wall. */
  public static final double CAR_FRICTION = 0.25;

  public static final double WALL_FRICTION = 0.2;

  /** rad: a rear tyre beyond this slip angle's tangent drifts. */
  public static final double DRIFT_SLIP = 0.2;

  /** Ticks of driving against the direction of the stage until it is said. */
  public static final int WRONG_WAY_TICKS = 45;

  /** m of the way that may be gained inside the track's edge before it is a shortcut. */
  public static final double SHORTCUT_GAIN = 5.0;

  /** Ticks of half power that a shortcut costs. */
  public static final int SHORTCUT_TICKS = 120;

  /** Ticks without input after which a car coasts. */
  public static final int INPUT_TICKS = 60;

  private Physics() {}
}
