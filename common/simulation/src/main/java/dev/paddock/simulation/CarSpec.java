package dev.paddock.simulation;

/** The coefficients of one car: those of its type, changed by its upgrades. Immutable. */
public final class CarSpec {
  /** A car in the middle of everything, for tests and beginnings. */
  public static final CarSpec USUAL = new CarSpec(Coefficient.usualValues());

  private final double[] values;

  private CarSpec(double[] values) {
    this.values = values;
  }

  /**
   * A car of a type with upgrades.
   *
   * @param levels by {@link Upgrade#ordinal()}; what is missing is level 0
   * @throws IllegalArgumentException for a level below 0 or above its {@link Upgrade#maxLevel}
   */
  public static CarSpec of(CarType type, int... levels) {
    var spec = type.spec();
    for (var upgrade : Upgrade.values()) {
      if (upgrade.ordinal() < levels.length) {
        spec = upgrade.applied(spec, levels[upgrade.ordinal()]);
      }
    }
    return spec;
  }

  /** In the unit of the coefficient. */
  public double get(Coefficient coefficient) {
    return values[coefficient.ordinal()];
  }

  /** The same car but for one coefficient. */
  public CarSpec with(Coefficient coefficient, double value) {
    var changed = values.clone();
    changed[coefficient.ordinal()] = value;
    return new CarSpec(changed);
  }

  /** The same car with one coefficient multiplied. */
  public CarSpec times(Coefficient coefficient, double factor) {
    return with(coefficient, get(coefficient) * factor);
  }
}
