package dev.paddock.simulation;

/** The cars one can have, each with a character of its own. */
public enum CarType {
  /** Light, front-driven, forgiving, slow on the straight: everybody's first. */
  PIKA("Pika") {
    @Override
    CarSpec spec() {
      return CarSpec.USUAL
          .with(Coefficient.MASS, 980)
          .with(Coefficient.INERTIA, 1250)
          .with(Coefficient.FRONT_AXLE, 1.05)
          .with(Coefficient.REAR_AXLE, 1.45)
          .with(Coefficient.BODY_LENGTH, 3.9)
          .with(Coefficient.BODY_WIDTH, 1.8)
          .with(Coefficient.POWER, 115_000)
          .with(Coefficient.DRIVE_FORCE, 7_200)
          .with(Coefficient.FRONT_DRIVE, 1.0)
          .with(Coefficient.BRAKE_FORCE, 9_400)
          .with(Coefficient.GRIP, 1.12)
          .with(Coefficient.COUNTER_STEER, 0.6);
    }
  },
  /** Rear-driven, at home on asphalt; slides when asked to. */
  MARTEN_GT("Marten GT") {
    @Override
    CarSpec spec() {
      return CarSpec.USUAL
          .with(Coefficient.POWER, 165_000)
          .with(Coefficient.DRIVE_FORCE, 9_000)
          .with(Coefficient.DRAG_AREA, 1.02)
          .with(Coefficient.GRIP, 1.2)
          .with(Coefficient.LOOSE_GRIP, 0.92);
    }
  },
  /** All wheels driven, soft and agile: gravel and ice are its home. */
  LYNX_R("Lynx R") {
    @Override
    CarSpec spec() {
      return CarSpec.USUAL
          .with(Coefficient.MASS, 1220)
          .with(Coefficient.INERTIA, 1600)
          .with(Coefficient.CENTRE_HEIGHT, 0.5)
          .with(Coefficient.POWER, 155_000)
          .with(Coefficient.DRIVE_FORCE, 10_500)
          .with(Coefficient.FRONT_DRIVE, 0.45)
          .with(Coefficient.BRAKE_FORCE, 11_800)
          .with(Coefficient.DRAG_AREA, 1.15)
          .with(Coefficient.LOOSE_GRIP, 1.15)
          .with(Coefficient.STEER_LOCK, 0.62);
    }
  },
  /**
   * Heavy, powerful and slippery in the wind, with the longest nitro: nothing is faster straight
   * on.
   */
  HERON("Heron V8") {
    @Override
    CarSpec spec() {
      return CarSpec.USUAL
          .with(Coefficient.MASS, 1380)
          .with(Coefficient.INERTIA, 1950)
          .with(Coefficient.FRONT_AXLE, 1.3)
          .with(Coefficient.REAR_AXLE, 1.35)
          .with(Coefficient.BODY_LENGTH, 4.5)
          .with(Coefficient.POWER, 215_000)
          .with(Coefficient.DRIVE_FORCE, 10_000)
          .with(Coefficient.BRAKE_FORCE, 13_200)
          .with(Coefficient.DRAG_AREA, 0.96)
          .with(Coefficient.GRIP, 1.14)
          .with(Coefficient.LOOSE_GRIP, 0.9)
          .with(Coefficient.STEER_RATE, 2.5)
          .with(Coefficient.NITRO_TICKS, 130);
    }
  };

  /** What players read. */
  public final String title;

  CarType(String title) {
    this.title = title;
  }

  /** The coefficients of this type without upgrades. */
  abstract CarSpec spec();
}
