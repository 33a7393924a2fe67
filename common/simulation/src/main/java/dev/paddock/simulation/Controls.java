package dev.paddock.simulation;

/**
 * What a driver does with a car, packed in one int: throttle and brake 0…255, steer −127…127,
 * nitro. A positive steer turns counter-clockwise: left, where y points up. Prediction, log and
 * simulation all take this form, never what the device said.
 */
public final class Controls {
  /** Hands and feet off. */
  public static final int NONE = 0;

  public static final int MAX_PEDAL = 255;
  public static final int MAX_STEER = 127;

  private static final int NITRO = 1 << 24;
  private static final int RESET = 1 << 25;
  private static final int RETIRE = 1 << 26;

  private Controls() {}

  /**
   * Packs whole numbers; what is out of range is cut off.
   *
   * @param throttle 0…255
   * @param brake 0…255; at rest it drives backwards
   * @param steer −127 (right) … 127 (left)
   */
  public static int of(int throttle, int brake, int steer, boolean nitro) {
    return clamp(throttle, 0, MAX_PEDAL)
        | clamp(brake, 0, MAX_PEDAL) << 8
        | (clamp(steer, -MAX_STEER, MAX_STEER) & 0xff) << 16
        | (nitro ? NITRO : 0);
  }

  /**
   * The door: takes what a device says. NaN counts as 0, anything out of range as its nearest
   * bound.
   *
   * @param throttle 0…1
   * @param brake 0…1
   * @param steer −1 (right) … 1 (left)
   */
  public static int quantise(double throttle, double brake, double steer, boolean nitro) {
    return of(
        level(throttle, 0, MAX_PEDAL),
        level(brake, 0, MAX_PEDAL),
        level(steer, -MAX_STEER, MAX_STEER),
        nitro);
  }

  /** The same controls, asking to be put back on the track (counted once, when it is first set). */
  public static int withReset(int controls) {
    return controls | RESET;
  }

  /** Gives the race up: the car is out of it from the tick on at which this is set. */
  public static int retire() {
    return RETIRE;
  }

  public static int throttle(int controls) {
    return controls & 0xff;
  }

  public static int brake(int controls) {
    return controls >>> 8 & 0xff;
  }

  public static int steer(int controls) {
    return controls << 8 >> 24;
  }

  public static boolean nitro(int controls) {
    return (controls & NITRO) != 0;
  }

  public static boolean reset(int controls) {
    return (controls & RESET) != 0;
  }

  public static boolean retires(int controls) {
    return (controls & RETIRE) != 0;
  }

  /** Whether an int from outside is the packed form of controls. */
  public static boolean valid(int controls) {
    return controls >>> 27 == 0 && steer(controls) != -128;
  }

  private static int level(double share, int least, int most) {
    if (!(share >= -1 && share <= 1)) {
      return share > 0 ? most : share < 0 ? least : 0;
    }
    double level = Math.floor(Math.abs(share) * most + 0.5);
    return clamp((int) (share < 0 ? -level : level), least, most);
  }

  private static int clamp(int value, int least, int most) {
    return Math.min(most, Math.max(least, value));
  }
}
