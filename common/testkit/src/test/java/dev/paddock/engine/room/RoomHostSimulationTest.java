package dev.paddock.engine.room;

import dev.paddock.testkit.log.Fates;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomHostSimulationTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void everyCommandHasOneOutcomeWhateverFails(long seed) {
    var world = new RoomWorld(seed);
    world.emptied = true;
    world.start();
    world.start();
    world.fates(Fates.seeded(world.random, 0.02));
    for (int step = 0; step < 120; step++) {
      step(world);
      world.run(Duration.ofMillis(world.random.nextInt(400)));
    }
    heal(world);
    world.checkComplete();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("paddock.seeds", 50));
  }

  private static void step(RoomWorld world) {
    var random = world.random;
    var room = "room" + random.nextInt(6);
    long user = 1L + random.nextInt(4);
    switch (random.nextInt(20)) {
      case 0, 1 -> world.send(room, user, "open", "\"room_name\":\"" + room + "\"");
      case 2 -> world.send(room, user, "end", "");
      case 3 -> world.send(room, user, "nap", "\"seconds\":" + random.nextInt(20));
      case 4 -> world.send(room, user, "add", "\"amount\":1", "again" + random.nextInt(5));
      case 5 -> world.attach(room, user);
      case 6 -> disturb(world);
      case 7 -> world.views.away(random.nextBoolean());
      default -> world.send(room, user, "add", "\"amount\":" + (random.nextInt(5) - 1));
    }
  }

  private static void disturb(RoomWorld world) {
    var random = world.random;
    var victim = world.instances.get(random.nextInt(world.instances.size()));
    switch (random.nextInt(5)) {
      case 0 -> {
        world.kill(victim);
        world.start();
      }
      case 1 -> victim.node().freeze();
      case 2 -> world.instances.forEach(i -> i.node().thaw());
      case 3 -> world.views.empty();
      default -> world.start();
    }
  }

  private static void heal(RoomWorld world) {
    world.fates(Fates.calm());
    world.views.away(false);
    world.instances.forEach(i -> i.node().thaw());
    world.run(Duration.ofSeconds(90));
  }
}
