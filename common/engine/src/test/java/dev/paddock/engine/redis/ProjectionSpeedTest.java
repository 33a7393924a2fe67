package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore.Projected;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measures decisions a second through Redis: one message, 1 KiB of image and of document each. */
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class ProjectionSpeedTest extends RedisTestBase {
  private static final int BATCH = 256;
  private static final int BATCHES = 400;
  private static final int IN_FLIGHT = 4;

  @Test
  void manyRoomsAreProjectedQuickly() throws Exception {
    assertThat(measure("2,000 rooms", 2_000)).isGreaterThan(1_000);
  }

  @Test
  void fewRoomsAreProjectedQuickly() throws Exception {
    assertThat(measure("50 rooms", 50)).isGreaterThan(1_000);
  }

  private double measure(String what, int rooms) throws Exception {
    run(rooms, 0, BATCHES / 4);
    double ours = ownSeconds();
    double theirs = redisSeconds();
    long start = System.nanoTime();
    run(rooms, BATCHES / 4, BATCHES);
    double decisions = (BATCHES - BATCHES / 4) * BATCH;
    double rate = decisions / ((System.nanoTime() - start) / 1e9);
    System.out.printf(
        "%s: %,.0f decisions/s; CPU a decision: %.1f us here, %.1f us in Redis%n",
        what,
        rate,
        (ownSeconds() - ours) / decisions * 1e6,
        (redisSeconds() - theirs) / decisions * 1e6);
    return rate;
  }

  /** A busy machine halves the rate; the CPU time tells what an idle one would do. */
  private static double ownSeconds() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private double redisSeconds() throws Exception {
    return redis(Command.INFO, "cpu")
        .lines()
        .filter(line -> line.matches("used_cpu_(sys|user):.*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
        .sum();
  }

  private void run(int rooms, int from, int to) throws Exception {
    var flying = new ArrayDeque<Future<Projected>>();
    for (int n = from; n < to; n++) {
      if (flying.size() == IN_FLIGHT) {
        assertThat(await(flying.poll()).ahead()).isEmpty();
      }
      flying.add(views.project(FENCE, batch(rooms, n)));
    }
    while (!flying.isEmpty()) {
      await(flying.poll());
    }
  }

  private static List<RoomUpdate> batch(int rooms, int number) {
    var updates = new ArrayList<RoomUpdate>(BATCH);
    for (int i = number * BATCH; i < (number + 1) * BATCH; i++) {
      updates.add(update("room" + i % rooms, 1 + i / rooms));
    }
    return updates;
  }

  private static RoomUpdate update(String room, long seq) {
    return new RoomUpdate(
        new dev.paddock.core.RoomId(room),
        "room:" + room,
        "epoch",
        seq,
        List.of(new RoomUpdate.Line(seq, seq, new byte[250], Map.of())),
        new RoomUpdate.Encoded(new byte[1024], Map.of(), new byte[1024]),
        true,
        false,
        Set.of(),
        Set.of());
  }
}
