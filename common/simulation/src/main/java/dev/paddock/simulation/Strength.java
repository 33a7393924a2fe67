package dev.paddock.simulation;

/** How well a built-in driver drives. */
public enum Strength {
  ROOKIE("Rookie", 0.70, 1.2),
  CLUB("Club", 0.8, 0.5),
  PRO("Pro", 0.88, 0.0);

  /** What players read. */
  public final String title;

  /** Share of the grip that the driver dares to use. */
  final double dare;

  /** Metres by which the line wobbles. */
  final double wobble;

  Strength(String title, double dare, double wobble) {
    this.title = title;
    this.dare = dare;
    this.wobble = wobble;
  }
}
