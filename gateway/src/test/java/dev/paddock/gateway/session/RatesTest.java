package dev.paddock.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.auth.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Everything about a socket that is counted or timed, with a clock of its own. */
class RatesTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void aBucketHasABurstAndFillsAtItsRate() {
    var bucket = new TokenBucket(50, 100, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(bucket.take(0)).isTrue();
    }
    assertThat(bucket.take(0)).isFalse();
    assertThat(bucket.waitMillis()).isEqualTo(20);
    assertThat(bucket.take(SECOND / 50)).isTrue();
    assertThat(bucket.take(SECOND / 50)).isFalse();
  }

  @Test
  void aBucketNeverHoldsMoreThanItsBurst() {
    var bucket = new TokenBucket(50, 2, 0);
    assertThat(bucket.take(100 * SECOND)).isTrue();
    assertThat(bucket.take(100 * SECOND)).isTrue();
    assertThat(bucket.take(100 * SECOND)).isFalse();
  }

  @Test
  void aFloodIsCountedFromItsFirstRefusalWithoutAPause() {
    var bucket = new TokenBucket(1, 1, 0);
    assertThat(bucket.take(0)).isTrue();
    for (long now = 1; now < 5 * SECOND; now += SECOND / 10) {
      bucket.take(now);
    }
    assertThat(bucket.floodNanos(5 * SECOND)).isGreaterThan(4 * SECOND);
  }

  @Test
  void aPauseEndsAFlood() {
    var bucket = new TokenBucket(1, 1, 0);
    bucket.take(0);
    bucket.take(1);
    bucket.take(20 * SECOND);
    bucket.take(20 * SECOND + 1);
    assertThat(bucket.floodNanos(20 * SECOND + 2)).isLessThan(SECOND);
  }

  @Test
  void refusalsOfAUserAreCountedInAWindow() {
    var refusals = new Refusals(20, 10);
    for (int i = 0; i < 20; i++) {
      refusals.add(1, i);
    }
    assertThat(refusals.waitMillis(1, 20)).isZero();
    refusals.add(1, 20);
    assertThat(refusals.waitMillis(1, 21)).isBetween(9_999L, 10_000L);
    assertThat(refusals.waitMillis(2, 21)).isZero();
    assertThat(refusals.waitMillis(1, 11 * SECOND)).isZero();
  }

  @Test
  void sweepingForgetsOldRefusalsOnly() {
    var refusals = new Refusals(1, 10);
    refusals.add(1, 0);
    refusals.add(1, 0);
    refusals.sweep(5 * SECOND);
    assertThat(refusals.waitMillis(1, 5 * SECOND)).isPositive();
    refusals.sweep(11 * SECOND);
    assertThat(refusals.waitMillis(1, 5 * SECOND)).isZero();
  }

  @Test
  void aHeartbeatPingsAndGivesUp() {
    var heartbeat = new Heartbeat(GatewayLimits.DEFAULT, 0);
    assertThat(heartbeat.look(29 * SECOND)).isEqualTo(Heartbeat.Verdict.FINE);
    assertThat(heartbeat.look(30 * SECOND)).isEqualTo(Heartbeat.Verdict.PING);
    assertThat(heartbeat.look(39 * SECOND)).isEqualTo(Heartbeat.Verdict.FINE);
    heartbeat.answered();
    assertThat(heartbeat.look(59 * SECOND)).isEqualTo(Heartbeat.Verdict.FINE);
    assertThat(heartbeat.look(60 * SECOND)).isEqualTo(Heartbeat.Verdict.PING);
    assertThat(heartbeat.look(70 * SECOND)).isEqualTo(Heartbeat.Verdict.DEAD);
  }

  @Test
  void aTokenIsWarnedAboutOnceAndThenEnds() {
    var expiry = new Expiry(Duration.ofSeconds(60));
    var identity = new Identity(1, "ann", Set.of(), 0, Instant.ofEpochSecond(1_000), false);
    assertThat(expiry.look(identity, Instant.ofEpochSecond(939))).isEqualTo(Expiry.Verdict.FINE);
    assertThat(expiry.look(identity, Instant.ofEpochSecond(940))).isEqualTo(Expiry.Verdict.WARN);
    assertThat(expiry.look(identity, Instant.ofEpochSecond(941))).isEqualTo(Expiry.Verdict.FINE);
    expiry.renewed();
    assertThat(expiry.look(identity, Instant.ofEpochSecond(942))).isEqualTo(Expiry.Verdict.WARN);
    assertThat(expiry.look(identity, Instant.ofEpochSecond(1_000))).isEqualTo(Expiry.Verdict.END);
  }

  @Test
  void aDevelopmentIdentityDoesNotEnd() {
    var expiry = new Expiry(Duration.ofSeconds(60));
    var identity = new Identity(1, "ann", Set.of(), 0, Instant.MAX, true);
    assertThat(expiry.look(identity, Instant.ofEpochSecond(1L << 40)))
        .isEqualTo(Expiry.Verdict.FINE);
  }

  @Test
  void admissionSaysWhatWasTooMuch() {
    var limits = GatewayLimits.DEFAULT.with(Map.of("commandBurst", 1, "commandsPerSecond", 1));
    var admission = new Admission(limits, new Refusals(20, 10), 0);
    assertThat(admission.refusal(1, "say", 0)).isNull();
    var problem = admission.refusal(1, "say", 0);
    assertThat(problem).isNotNull();
    assertThat(problem.text()).contains("1 commands a second");
    assertThat(admission.isFlooded(SECOND)).isFalse();
  }
}
