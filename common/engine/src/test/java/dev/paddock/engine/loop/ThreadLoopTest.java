package dev.paddock.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadLoopTest {
  private final ThreadLoop loop = ThreadLoop.start("loop-test", Clock.systemUTC());

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void tasksRunInTheOrderTheyCameOnOneThread() {
    var seen = Collections.synchronizedList(new ArrayList<Integer>());
    var threads = Collections.synchronizedSet(new java.util.HashSet<Thread>());
    for (int i = 0; i < 1000; i++) {
      int n = i;
      loop.execute(
          () -> {
            seen.add(n);
            threads.add(Thread.currentThread());
          });
    }
    loop.close();
    assertThat(seen).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void timersRunByTheirTimeAndNotBeforeIt() throws Exception {
    var seen = Collections.synchronizedList(new ArrayList<String>());
    var done = new CountDownLatch(2);
    long from = loop.nanos();
    loop.schedule(Duration.ofMillis(40), () -> seen.add("second " + done.getCount()));
    loop.schedule(Duration.ofMillis(10), () -> seen.add("first"));
    loop.schedule(Duration.ofMillis(41), done::countDown);
    loop.schedule(Duration.ofMillis(41), done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).isEqualTo(List.of("first", "second 2"));
    assertThat(loop.nanos() - from).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(41));
  }

  @Test
  void timersOfOneMomentRunInTheOrderTheyWereScheduled() throws Exception {
    var seen = new ArrayList<Integer>();
    var done = new CompletableFuture<List<Integer>>();
    loop.execute(
        () -> {
          for (int i = 0; i < 100; i++) {
            int n = i;
            loop.schedule(Duration.ZERO, () -> seen.add(n));
          }
          loop.schedule(Duration.ofMillis(5), () -> done.complete(seen));
        });
    assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aCancelledTimerDoesNotRun() throws Exception {
    var seen = Collections.synchronizedList(new ArrayList<String>());
    var done = new CountDownLatch(1);
    loop.schedule(Duration.ofMillis(5), () -> seen.add("cancelled")).cancel();
    loop.schedule(Duration.ofMillis(10), done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).isEmpty();
  }

  @Test
  void aTaskThatThrowsIsCountedAndTheLoopGoesOn() throws Exception {
    var done = new CountDownLatch(1);
    loop.execute(
        () -> {
          throw new IllegalStateException("planted");
        });
    loop.execute(done::countDown);
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(loop.failures()).isEqualTo(1);
  }

  @Test
  void closeRunsWhatWaitsAndRefusesWhatComesLater() {
    var seen = Collections.synchronizedList(new ArrayList<Integer>());
    var gate = new CountDownLatch(1);
    loop.execute(() -> awaitUnchecked(gate));
    IntStream.range(0, 10).forEach(i -> loop.execute(() -> seen.add(i)));
    gate.countDown();
    loop.close();
    assertThat(seen).hasSize(10);
    assertThatThrownBy(() -> loop.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("loop-test is closed");
  }

  @Test
  void aTaskMayCloseItsOwnLoop() throws Exception {
    var done = new CompletableFuture<Boolean>();
    loop.execute(
        () -> {
          loop.close();
          done.complete(loop.isOnLoop());
        });
    assertThat(done.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theWallClockIsCutToMilliseconds() {
    var clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00.123456789Z"), ZoneOffset.UTC);
    try (var fixed = ThreadLoop.start("fixed", clock)) {
      assertThat(fixed.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123Z"));
    }
  }

  private static void awaitUnchecked(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
