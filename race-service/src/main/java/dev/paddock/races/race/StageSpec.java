package dev.paddock.races.race;

import dev.paddock.simulation.Circuits;
import dev.paddock.simulation.Stage;
import dev.paddock.simulation.StageGenerator;
import dev.paddock.simulation.Surface;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that a stage is made of.
 *
 * @param track the name of a circuit, null for a stage from a seed
 */
public record StageSpec(
    int seed, int length, Surface surface, boolean closed, @Nullable String track) {
  /** Makes it; takes milliseconds, so keep what it gives. */
  public Stage make() {
    return track == null
        ? StageGenerator.generate(seed, length, surface, closed)
        : Circuits.named(track);
  }

  /** Names what times are compared on. */
  public String key(int laps) {
    return track == null
        ? "seed-%d-%d-%s-%s-%d".formatted(seed, length, wire(surface), shape(), laps)
        : "track-%s-%d".formatted(track, laps);
  }

  private String shape() {
    return closed ? "ring" : "rally";
  }

  private static String wire(Surface surface) {
    return surface.name().toLowerCase(Locale.ROOT);
  }
}
