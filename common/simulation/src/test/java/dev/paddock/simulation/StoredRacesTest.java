package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Races driven once and kept as hashes: who changes what comes out of a race must raise {@link
 * Physics#PHYSICS_VERSION} and store them anew with {@code -Dpaddock.store.races=true}, and nobody
 * else may.
 */
class StoredRacesTest {
  private static final java.nio.file.Path STORE =
      java.nio.file.Path.of("src/test/resources/stored-races.txt");

  @Test
  void racesComeOutAsTheyDidUnderThisPhysicsVersion() throws IOException {
    var driven = new ArrayList<String>();
    driven.add("physics_version " + Physics.PHYSICS_VERSION);
    for (var name : Circuits.names()) {
      drive(Circuits.named(name), driven);
    }
    for (int seed = 1; seed <= 3; seed++) {
      drive(StageGenerator.generate(seed, 1200, Surface.of(seed - 1), seed == 2), driven);
    }
    if (Boolean.getBoolean("paddock.store.races")) {
      Files.write(STORE, driven);
    }
    var stored = Files.readAllLines(STORE, StandardCharsets.UTF_8);
    assertThat(driven)
        .as("An outcome changed: raise PHYSICS_VERSION and store the races anew.")
        .isEqualTo(stored);
  }

  private static void drive(Stage stage, List<String> lines) {
    var driven = Races.driven(stage, 8, 1, 77);
    var race = driven.race();
    while (!race.over() && race.tick() < 7_200) {
      driven.step();
      if (race.tick() % 600 == 0) {
        lines.add(stage.name() + " | " + race.tick() + " | " + race.hash());
      }
    }
    lines.add(stage.name() + " | " + race.tick() + " | " + race.hash());
  }
}
