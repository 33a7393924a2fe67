package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpgradeTest {
  @ParameterizedTest
  @EnumSource(Upgrade.class)
  void everyLevelOfEveryUpgradeChangesItsCoefficientsAndNoOther(Upgrade upgrade) {
    for (var type : CarType.values()) {
      for (int level = 1; level <= upgrade.maxLevel(); level++) {
        var before = CarSpec.of(type, levels(upgrade, level - 1));
        var after = CarSpec.of(type, levels(upgrade, level));
        for (var coefficient : Coefficient.values()) {
          boolean named = upgrade.effects().stream().anyMatch(e -> e.coefficient() == coefficient);
          assertThat(after.get(coefficient) != before.get(coefficient))
              .as("%s %s %s", upgrade, level, coefficient)
              .isEqualTo(named);
        }
      }
    }
  }

  @Test
  void upgradesDoWhatTheirNamesSay() {
    var plain = CarSpec.USUAL;
    assertThat(top(Upgrade.TOP_SPEED)).isGreaterThan(topSpeed(plain) + 2);
    assertThat(toHundred(applied(Upgrade.ACCELERATION))).isLessThan(toHundred(plain));
    assertThat(toHundred(applied(Upgrade.WEIGHT))).isLessThan(toHundred(plain));
    assertThat(stop(applied(Upgrade.BRAKING))).isLessThan(stop(plain) - 1);
    assertThat(applied(Upgrade.GRIP).get(Coefficient.GRIP)).isGreaterThan(1.2);
    assertThat(new CarModel(applied(Upgrade.NITRO_CAPACITY)).nitroCharges).isEqualTo(6);
    assertThat(new CarModel(applied(Upgrade.NITRO_DURATION)).nitroTicks).isEqualTo(220);
  }

  @ParameterizedTest
  @EnumSource(Upgrade.class)
  void levelsBeyondTheEndsAreRefused(Upgrade upgrade) {
    assertThatThrownBy(() -> CarSpec.of(CarType.PIKA, levels(upgrade, upgrade.maxLevel() + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(upgrade.wireName);
    assertThatThrownBy(() -> CarSpec.of(CarType.PIKA, levels(upgrade, -1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] levels(Upgrade upgrade, int level) {
    var levels = new int[Upgrade.values().length];
    levels[upgrade.ordinal()] = level;
    return levels;
  }

  private static CarSpec applied(Upgrade upgrade) {
    return upgrade.applied(CarSpec.USUAL, upgrade.maxLevel());
  }

  private static double top(Upgrade upgrade) {
    return topSpeed(applied(upgrade));
  }

  private static double topSpeed(CarSpec spec) {
    var pad = new Pad(spec, Surface.ASPHALT).at(50);
    for (int tick = 0; tick < 60 * 90; tick++) {
      pad.step(1, 0, 0);
    }
    return pad.speed();
  }

  private static int toHundred(CarSpec spec) {
    var pad = new Pad(spec, Surface.ASPHALT);
    int ticks = 0;
    while (pad.speed() < 100 / 3.6) {
      pad.step(1, 0, 0);
      ticks++;
    }
    return ticks;
  }

  private static double stop(CarSpec spec) {
    var pad = new Pad(spec, Surface.ASPHALT).at(40);
    while (pad.speed() > 0.5) {
      pad.step(0, 1, 0);
    }
    return pad.cars.x[0];
  }
}
