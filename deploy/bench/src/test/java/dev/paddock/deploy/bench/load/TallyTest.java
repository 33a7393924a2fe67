package dev.paddock.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final long MILLI = 1_000_000;

  @Test
  void whatWasDueInTheWindowCountsWheneverItComes() {
    var tally = new Tally();
    tally.window(10 * MILLI, 20 * MILLI);
    tally.arrived(9 * MILLI, 11 * MILLI);
    tally.arrived(10 * MILLI, 12 * MILLI);
    tally.arrived(19 * MILLI, 120 * MILLI);
    tally.arrived(20 * MILLI, 21 * MILLI);
    assertThat(tally.delivered()).isEqualTo(2);
    assertThat(tally.arrivals()).isEqualTo(2);
    assertThat(tally.millis(50)).isCloseTo(2, within(0.01));
    assertThat(tally.millis(100)).isCloseTo(101, within(0.2));
  }

  @Test
  void aWindowForgetsTheOneBefore() {
    var tally = new Tally();
    tally.window(0, 10);
    tally.arrived(5, 6);
    tally.window(10, 20);
    assertThat(tally.delivered()).isZero();
    assertThat(tally.arrivals()).isZero();
  }

  @Test
  void theStampOfAMessageIsFoundBehindOtherFields() {
    assertThat(stamp("{\"type\":\"pong\",\"timestamp\":\"x\",\"ts\":123}")).isEqualTo(123);
    assertThat(stamp("42[\"pos\",{\"ts\":7,\"a\":1}]")).isEqualTo(7);
    assertThat(stamp("{\"type\":\"subscribed\"}")).isEqualTo(-1);
    assertThat(stamp("")).isEqualTo(-1);
  }

  @Test
  void whatWasDueDuringAPauseOfThePacerKeepsItsTime() throws Exception {
    var dues = new ArrayList<Long>();
    var done = new CountDownLatch(50);
    try (var pacer =
        Pacer.start(
            1_000,
            (count, due) -> {
              dues.add(due);
              done.countDown();
            })) {
      done.await();
    }
    for (int i = 1; i < 50; i++) {
      assertThat(dues.get(i) - dues.get(i - 1)).isCloseTo(MILLI, within(2L));
    }
  }

  private static long stamp(String text) {
    return Stamps.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, text.length());
  }
}
