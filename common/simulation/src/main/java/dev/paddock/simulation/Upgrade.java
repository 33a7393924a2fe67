package dev.paddock.simulation;

import java.util.List;

/** What can be made better on a car, level by level, and which coefficients it changes. */
public enum Upgrade {
  TOP_SPEED("top_speed", 10, effect(Coefficient.DRAG_AREA, -0.02)),
  ACCELERATION(
      "acceleration", 10, effect(Coefficient.POWER, 0.02), effect(Coefficient.DRIVE_FORCE, 0.02)),
  GRIP("grip", 10, effect(Coefficient.GRIP, 0.01)),
  BRAKING("braking", 10, effect(Coefficient.BRAKE_FORCE, 0.025)),
  NITRO_CAPACITY("nitro_capacity", 4, new Effect(Coefficient.NITRO_CHARGES, 0, 1)),
  NITRO_DURATION("nitro_duration", 10, new Effect(Coefficient.NITRO_TICKS, 0, 12)),
  HANDLING(
      "handling",
      10,
      effect(Coefficient.STEER_RATE, 0.03),
      effect(Coefficient.FRONT_STIFFNESS, 0.01),
      effect(Coefficient.REAR_STIFFNESS, 0.01),
      effect(Coefficient.INERTIA, -0.01)),
  WEIGHT("weight", 10, effect(Coefficient.MASS, -0.012), effect(Coefficient.INERTIA, -0.012));

  /** The name on the wire. */
  public final String wireName;

  private final int maxLevel;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<Effect> effects;

  Upgrade(String wireName, int maxLevel, Effect... effects) {
    this.wireName = wireName;
    this.maxLevel = maxLevel;
    this.effects = List.of(effects);
  }

  /**
   * What a level does to a coefficient.
   *
   * @param share of the value without upgrades, added for each level
   * @param amount in the coefficient's unit, added for each level
   */
  public record Effect(Coefficient coefficient, double share, double amount) {}

  public int maxLevel() {
    return maxLevel;
  }

  public List<Effect> effects() {
    return effects;
  }

  /**
   * The car with this upgrade.
   *
   * @throws IllegalArgumentException for a level below 0 or above {@link #maxLevel}
   */
  CarSpec applied(CarSpec spec, int level) {
    if (level < 0 || level > maxLevel) {
      throw new IllegalArgumentException(wireName + " " + level + ": expected 0 to " + maxLevel);
    }
    var changed = spec;
    for (var effect : effects) {
      double value = spec.get(effect.coefficient);
      changed =
          changed.with(
              effect.coefficient, value * (1 + effect.share * level) + effect.amount * level);
    }
    return changed;
  }

  private static Effect effect(Coefficient coefficient, double share) {
    return new Effect(coefficient, share, 0);
  }
}
