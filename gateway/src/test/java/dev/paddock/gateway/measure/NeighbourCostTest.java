package dev.paddock.gateway.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What a delivery to a well-behaved socket costs the gateway, alone and beside slow, greedy and
 * dead clients. A measurement, on an idle machine: {@code mvn -pl gateway -am verify
 * -Dtest=NeighbourCostTest -Dpaddock.measure=neighbours}.
 */
@EnabledIfSystemProperty(named = "paddock.measure", matches = "neighbours")
@Timeout(600)
class NeighbourCostTest {
  private static final int ROUNDS = Integer.getInteger("paddock.measure.rounds", 3);
  private static final int SECONDS = Integer.getInteger("paddock.measure.seconds", 15);
  private static final int WARM_UP = 15;

  @Test
  void neighboursPayLittleForWhatOthersDo() throws Exception {
    try (var fixture = new GatewayFixture()) {
      fixture.limits =
          fixture.limits.with(
              Map.of(
                  "pingSeconds", 10,
                  "pongSeconds", 10,
                  "behindSeconds", 10,
                  "connectsPerSecond", 100_000));
      fixture.start();
      try (var rooms = new Rooms(fixture);
          var crowd = new Crowd(fixture)) {
        crowd.neighbours(true);
        crowd.run(WARM_UP);
        measure(rooms, crowd);
      }
    }
  }

  private static void measure(Rooms rooms, Crowd crowd) throws Exception {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) {
      var alone = window(crowd, true, false);
      var both = window(crowd, true, true);
      var others = window(crowd, false, true);
      double before = alone.cpuNanos() / (double) alone.deliveries();
      double beside = (both.cpuNanos() - others.cpuNanos()) / (double) both.deliveries();
      ratios.add(beside / before);
      System.out.printf(
          Locale.ROOT,
          "round %d: alone %s%n         both %s%n         others %s%n"
              + "         a delivery %.1f us alone, %.1f us beside others: %.2f x%n",
          round,
          alone,
          both,
          others,
          before / 1e3,
          beside / 1e3,
          beside / before);
    }
    assertThat(ratios).allMatch(ratio -> ratio > 0);
    assertThat(rooms.said()).isPositive();
  }

  private static Window window(Crowd crowd, boolean hasNeighbours, boolean hasOthers)
      throws Exception {
    crowd.neighbours(hasNeighbours);
    crowd.others(hasOthers);
    crowd.run(2);
    return crowd.run(SECONDS);
  }
}
