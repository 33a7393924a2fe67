package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of docs/physics.md are those of the code; where not, the test prints them. */
class PhysicsPageTest {
  private static final java.nio.file.Path PAGE = java.nio.file.Path.of("../../docs/physics.md");

  @Test
  void thePageHasTheCoefficientsOfEveryCar() throws IOException {
    assertThat(Files.readString(PAGE)).contains(coefficients());
  }

  @Test
  void thePageHasTheSurfaces() throws IOException {
    assertThat(Files.readString(PAGE)).contains(surfaces());
  }

  @Test
  void thePageHasTheUpgrades() throws IOException {
    assertThat(Files.readString(PAGE)).contains(upgrades());
  }

  @Test
  void thePageHasTheConstantsOfTheWorld() throws Exception {
    var page = Files.readString(PAGE);
    for (var field : Physics.class.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers())) {
        assertThat(page).contains("| `" + field.getName() + "` | " + text(field.get(null)) + " |");
      }
    }
  }

  private static String coefficients() {
    var lines = new StringBuilder("| coefficient | unit |");
    for (var type : CarType.values()) {
      lines.append(' ').append(type.title).append(" |");
    }
    lines.append(" meaning |\n|---|---|---|---|---|---|---|\n");
    for (var coefficient : Coefficient.values()) {
      lines.append("| `").append(coefficient).append("` | ").append(coefficient.unit).append(" |");
      for (var type : CarType.values()) {
        lines.append(' ').append(text(CarSpec.of(type).get(coefficient))).append(" |");
      }
      lines.append(' ').append(coefficient.meaning).append(" |\n");
    }
    return lines.toString();
  }

  private static String surfaces() {
    var lines = new StringBuilder("| surface | grip | stiffness | rolling |\n|---|---|---|---|\n");
    for (var surface : Surface.values()) {
      lines.append("| `").append(surface).append("` | ");
      lines.append(text(surface.grip)).append(" | ").append(text(surface.stiffness));
      lines.append(" | ").append(text(surface.rolling)).append(" |\n");
    }
    return lines.toString();
  }

  private static String upgrades() {
    var lines = new StringBuilder("| upgrade | levels | each level |\n|---|---|---|\n");
    for (var upgrade : Upgrade.values()) {
      var effects =
          upgrade.effects().stream().map(PhysicsPageTest::text).collect(Collectors.joining(", "));
      lines.append("| `").append(upgrade.wireName).append("` | ").append(upgrade.maxLevel());
      lines.append(" | ").append(effects).append(" |\n");
    }
    return lines.toString();
  }

  private static String text(Upgrade.Effect effect) {
    var change =
        effect.share() == 0
            ? signed(effect.amount()) + unit(effect.coefficient())
            : signed(effect.share() * 100) + " %";
    return "`" + effect.coefficient() + "` " + change;
  }

  private static String unit(Coefficient coefficient) {
    return coefficient.unit.equals("1") ? "" : " " + coefficient.unit;
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "−") + text(Math.abs(value));
  }

  private static String text(Object value) {
    var digits = String.valueOf(value);
    return digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
  }

  /** Prints the tables, to be put into the page. */
  public static void main(String[] unused) {
    Arrays.asList(coefficients(), surfaces(), upgrades()).forEach(System.out::println);
  }
}
