package dev.paddock.engine.room;

import dev.paddock.core.Seed;
import dev.paddock.core.Stamp;
import dev.paddock.engine.loop.Loop;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** Time and chance for decisions: stamps never run backwards in a room, seeds are never reused. */
final class Chance {
  private final Loop loop;
  private final Supplier<Seed> entropy;
  private final Epochs epochs;

  Chance(Ports ports, Epochs epochs) {
    this.loop = ports.loop();
    this.entropy = ports.entropy();
    this.epochs = epochs;
  }

  Instant now() {
    return loop.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A stamp for a live room. */
  Stamp stamp(Room room) {
    var now = now();
    return new Stamp(now.isBefore(room.at()) ? room.at() : now, entropy.get(), room.epoch());
  }

  /** A stamp for a room that does not exist yet, with the epoch it will have. */
  Stamp first() {
    return new Stamp(now(), entropy.get(), epoch());
  }

  /** A new generation of a channel. */
  String epoch() {
    return epochs.next(entropy.get());
  }
}
