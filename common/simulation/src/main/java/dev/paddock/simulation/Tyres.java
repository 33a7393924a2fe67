package dev.paddock.simulation;

/**
 * The force of one axle's tyres, as two fields of the last question: a brush model for the side
 * force, and both forces together within the grip circle.
 */
final class Tyres {
  /** N along the wheel. */
  double along;

  /** N across the wheel, to the left. */
  double across;

  /**
   * Asks for the force of an axle.
   *
   * @param slip tangent of the slip angle, positive when the wheel moves to its left
   * @param stiffness N/rad of the axle
   * @param most N: friction times load
   * @param asked N along the wheel from drive and brakes
   * @param slide share of the side force that a full slide loses
   */
  void ask(double slip, double stiffness, double most, double asked, double slide) {
    double side = -brush(slip, stiffness, most, slide);
    double push = Maths.clamp(asked, -most, most);
    double square = push * push + side * side;
    if (square > most * most) {
      double share = most / Math.sqrt(square);
      push *= share;
      side *= share;
    }
    along = push;
    across = side;
  }

  /**
   * Fiala's brush: rises from the stiffness to {@code most}, where the whole patch slides; beyond,
   * a share is lost. An odd function of the slip.
   */
  static double brush(double slip, double stiffness, double most, double slide) {
    double full = 3 * most / stiffness;
    double size = Math.abs(slip);
    if (size >= full) {
      double force = most * (1 - slide * (1 - full / size));
      return slip < 0 ? -force : force;
    }
    double part = slip / full;
    double whole = Math.abs(part);
    return most * part * (3 - whole * (3 - whole));
  }
}
