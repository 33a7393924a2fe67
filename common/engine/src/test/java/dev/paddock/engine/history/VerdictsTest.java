package dev.paddock.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run counts once its replay verifies. */
class VerdictsTest {
  private final Vertx vertx = Vertx.vertx();
  private final VerdictDesk desk = new VerdictDesk();
  private final AtomicLong nanos = new AtomicLong();
  private final Verdicts verdicts = new Verdicts(vertx, desk, nanos::get);

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void aRunThatVerifiesCountsAndAnotherDoesNot() throws Exception {
    desk.verdicts.put("good", true);
    desk.verdicts.put("odd", false);
    assertThat(await(verdicts.of("good"))).isTrue();
    assertThat(await(verdicts.of("odd"))).isFalse();
  }

  @Test
  void aVerdictThatComesLaterIsWaitedFor() throws Exception {
    var answer = verdicts.of("late");
    desk.verdicts.put("late", true);
    assertThat(await(answer)).isTrue();
  }

  @Test
  void aQuestionFailsWhileNothingIsKnownAndCanBeAskedAgain() {
    desk.onLook = () -> nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(verdicts.of("slow")).satisfies(VerdictsTest::fails);
    assertThat(verdicts.of("slow")).satisfies(VerdictsTest::fails);
  }

  @Test
  void aRunWithoutAVerdictDoesNotCountInTheEnd() throws Exception {
    desk.onLook = () -> nanos.addAndGet(Duration.ofSeconds(301).toNanos());
    assertThat(verdicts.of("never")).satisfies(VerdictsTest::fails);
    assertThat(verdicts.of("never")).satisfies(VerdictsTest::fails);
    assertThat(await(verdicts.of("never"))).isFalse();
  }

  @Test
  void timeDoesNotCountWhileTheDocumentsAreAway() throws Exception {
    desk.onLook = () -> nanos.addAndGet(Duration.ofSeconds(301).toNanos());
    verdicts.of("run").onComplete(asked -> {});
    desk.away = true;
    assertThat(verdicts.of("run")).satisfies(VerdictsTest::fails);
    desk.away = false;
    assertThat(verdicts.of("run")).satisfies(VerdictsTest::fails);
    desk.verdicts.put("run", true);
    assertThat(await(verdicts.of("run"))).isTrue();
  }

  private static void fails(Future<Boolean> answer) {
    assertThat(answer.failed()).isTrue();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
