package dev.paddock.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paddock.gateway.Problem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Wrong passwords lock an account for an address, and for a minute only. */
class LockOutTest {
  private Instant now = Instant.ofEpochSecond(1_000);
  private final LockOut lockOut = new LockOut(AccountConfig.DEFAULT, () -> now);

  @Test
  void fiveFailuresLockThePairOnly() {
    fail(5);
    var problem = catchThrowableOfType(Problem.class, () -> lockOut.check("ann", "1.1.1.1"));
    assertThat(problem.retryAfterMillis()).isEqualTo(60_000);
    lockOut.check("ann", "2.2.2.2");
    lockOut.check("bob", "1.1.1.1");
  }

  @Test
  void fourDoNot() {
    fail(4);
    lockOut.check("ann", "1.1.1.1");
  }

  @Test
  void aMinuteLaterAllIsForgotten() {
    fail(5);
    now = now.plusSeconds(60);
    lockOut.check("ann", "1.1.1.1");
    fail(4);
    lockOut.check("ann", "1.1.1.1");
  }

  @Test
  void theRightPasswordForgivesTheWrongOnes() {
    fail(4);
    lockOut.succeeded("ann", "1.1.1.1");
    fail(4);
    lockOut.check("ann", "1.1.1.1");
    fail(1);
    assertThatThrownBy(() -> lockOut.check("ann", "1.1.1.1")).isInstanceOf(Problem.class);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      lockOut.failed("ann", "1.1.1.1");
    }
  }
}
