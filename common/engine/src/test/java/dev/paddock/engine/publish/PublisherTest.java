package dev.paddock.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.kafka.Kafka;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.room.DecisionCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private final PublishFixture fixture = new PublishFixture();
  private final Scribe scribe = fixture.scribe;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anOwnedPartitionIsPublishedAsItGrows() throws Exception {
    scribe.claim();
    scribe.add("room_a", 1);
    try (var publisher =
        Publisher.open(fixture.kinds, fixture.wire, fixture.log, fixture.metrics)) {
      publisher.start(0);
      awaitAmounts(1);
      await(() -> lag() == 0);
      scribe.add("room_a", 2);
      scribe.add("room_b", 3);
      awaitAmounts(1, 2, 3);
      await(() -> lag() == 0);
    }
  }

  @Test
  void aReleasedPartitionIsPublishedByItsNextOwner() throws Exception {
    scribe.claim();
    scribe.add("room_a", 1);
    try (var first = publisher();
        var second = publisher()) {
      first.start(0);
      awaitAmounts(1);
      first.stop(0);
      second.start(0);
      scribe.add("room_a", 2);
      awaitAmounts(1, 2);
      first.start(0);
      scribe.add("room_a", 3);
      awaitAmounts(1, 2, 3);
    }
  }

  @Test
  void twoThatBothBelieveToOwnAPartitionPublishEachEventOnce() throws Exception {
    scribe.claim();
    try (var first = publisher();
        var second = publisher()) {
      first.start(0);
      scribe.add("room_a", 1);
      awaitAmounts(1);
      second.start(0);
      LongStream.rangeClosed(2, 40).forEach(i -> scribe.add("room_a", i));
      awaitAmounts(LongStream.rangeClosed(1, 40).toArray());
    }
  }

  @Test
  void manyRecordsAreSplitIntoTransactions() throws Exception {
    scribe.claim();
    int records = PublishLimits.TRANSACTION_RECORDS * 2 + 10;
    LongStream.rangeClosed(1, records).forEach(i -> scribe.add("room_" + i % 7, i));
    try (var publisher = publisher()) {
      publisher.start(0);
      awaitAmounts(LongStream.rangeClosed(1, records).toArray());
    }
  }

  @Test
  void aFailureIsCountedAndThePartitionOpenedAgain() throws Exception {
    scribe.claim();
    scribe.add("room_a", 1);
    var failing = new DyingLog(fixture.log, DyingLog.When.BEFORE_COMMIT, 1);
    try (var publisher = Publisher.open(fixture.kinds, fixture.wire, failing, fixture.metrics)) {
      publisher.start(0);
      awaitAmounts(1);
    }
    assertThat(
            fixture
                .metrics
                .counter("paddock.publisher.failures", "service", fixture.service)
                .count())
        .isEqualTo(1);
  }

  @Test
  void aReleasedPartitionLeavesACheckpoint() throws Exception {
    long claim = scribe.claim();
    scribe.add("room_a", 1);
    try (var publisher = publisher()) {
      publisher.start(0);
      awaitAmounts(1);
      assertThat(fixture.checkpoint()).isNull();
      publisher.readable(0, claim, 1);
    }
    assertThat(fixture.checkpoint().mark().offset()).isEqualTo(fixture.journal.end(0));
    assertThat(fixture.checkpoint().rooms()).hasSize(1);
  }

  @Test
  void everyPartitionLeavesACheckpointWhenTheProgramEnds() throws Exception {
    var codec = new DecisionCodec(fixture.kinds, fixture.wire);
    try (var other = new Scribe(fixture.journal, 1, codec);
        var publisher = publisher()) {
      for (var each : List.of(scribe, other)) {
        each.claim();
        each.add("room_a", 1);
      }
      publisher.start(0);
      publisher.start(1);
      publisher.readable(0, Long.MAX_VALUE, 0);
      publisher.readable(1, Long.MAX_VALUE, 0);
      awaitAmounts(1);
    }
    assertThat(fixture.checkpoint()).isNotNull();
    Kafka.settle(Topics.snapshots(fixture.service), 1);
    assertThat(fixture.snapshots.read(1)).isNotNull();
  }

  @Test
  void aPartitionThatIsLostBeforeAllOfItCouldBeReadLeavesNoCheckpoint() throws Exception {
    long claim = scribe.claim();
    scribe.add("room_a", 1);
    scribe.add("room_a", 2);
    try (var publisher = publisher()) {
      publisher.start(0);
      publisher.readable(0, claim, 1);
      awaitAmounts(1, 2);
    }
    assertThat(fixture.checkpoint()).isNull();
  }

  @Test
  void aJournalIsCleanedBehindMarkAndAge() {
    scribe.claim();
    scribe.add("room_a", 1);
    scribe.add("room_a", 2);
    var mark = new Mark(fixture.log.topicId(), 2, 0, 1, true);
    fixture.log.trim(0, mark, Instant.EPOCH);
    assertThat(fixture.journal.start(0)).isZero();
    fixture.log.trim(0, mark, Instant.now().plusSeconds(60));
    assertThat(fixture.journal.start(0)).isEqualTo(2);
  }

  private Publisher publisher() {
    return Publisher.open(fixture.kinds, fixture.wire, fixture.log, new SimpleMeterRegistry());
  }

  private double lag() {
    return fixture.metrics.get("paddock.publisher.lag").tag("partition", "0").gauge().value();
  }

  private void awaitAmounts(long... amounts) {
    var expected = LongStream.of(amounts).boxed().toList();
    List<Long> seen = List.of();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (seen.size() < expected.size() && System.nanoTime() < until) {
      seen = fixture.amounts();
    }
    assertThat(seen).isEqualTo(expected);
  }

  private static void await(BooleanSupplier so) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(until);
      Thread.onSpinWait();
    }
  }
}
