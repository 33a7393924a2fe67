package dev.paddock.simulation;

/** What a stretch of a stage is made of, and what it does to tyres. */
public enum Surface {
  ASPHALT(1.0, 1.0, 0.0),
  GRAVEL(0.62, 0.6, 0.02),
  ICE(0.25, 0.4, 0.005);

  /** Coefficient of friction of a tyre of grip 1, at rest. */
  public final double grip;

  /** Cornering stiffness as a share of that on asphalt. */
  public final double stiffness;

  /** Rolling resistance added to the car's own, as a share of the weight. */
  public final double rolling;

  private static final Surface[] ALL = values();

  Surface(double grip, double stiffness, double rolling) {
    this.grip = grip;
    this.stiffness = stiffness;
    this.rolling = rolling;
  }

  /** The surface of a code, which is its ordinal: 0 asphalt, 1 gravel, 2 ice. */
  public static Surface of(int code) {
    return ALL[code];
  }
}
