package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.testkit.log.Fates;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills, freezes, failed sends and clocks that differ in the middle of runs. */
class RunFaultsTest {
  private static final List<String> ROOMS = List.of("a", "b", "c");
  private static final int TICKS = 1_500;

  static LongStream seeds() {
    long first = Long.getLong("paddock.seed", 1);
    return LongStream.range(first, first + Long.getLong("paddock.seeds", 6));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noShownTickChangesWhateverFails(long seed) {
    var world = new RunWorld(seed, seed % 2 == 0);
    for (int i = 0; i < 3; i++) {
      world.start();
    }
    world.run(Duration.ofSeconds(2));
    for (var room : ROOMS) {
      world.startRun(room, TICKS);
      world.drive(room);
    }
    for (int i = 0; i < 12; i++) {
      world.run(Duration.ofMillis(500 + world.random.nextInt(3_000)));
      mishap(world);
    }
    world.fates(Fates.calm());
    world.instances.forEach(i -> i.node().thaw());
    world.run(Duration.ofSeconds(90));
    for (var room : ROOMS) {
      assertThat(world.finished(room)).as("seed " + seed + ", " + room + " is over").isTrue();
      world.check(room);
    }
  }

  private static void mishap(RunWorld world) {
    var random = world.random;
    var some = world.instances.get(random.nextInt(world.instances.size()));
    switch (random.nextInt(6)) {
      case 0 -> {
        world.kill(some);
        world.start();
      }
      case 1 -> {
        some.node().freeze();
        world.loop.schedule(
            Duration.ofMillis(500 + random.nextInt(8_000)), () -> some.node().thaw());
      }
      case 2 -> world.fates(Fates.seeded(random, 0.01));
      case 3 -> world.fates(Fates.calm());
      case 4 -> some.node().shift(Duration.ofMillis(random.nextInt(10_000) - 5_000));
      default -> {}
    }
  }
}
