package dev.paddock.engine.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.RoomId;
import dev.paddock.engine.room.Recovery;
import dev.paddock.engine.room.Rooms;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionPublisherTest {
  private static final long INTERVAL = PublishLimits.INTERVAL.toNanos();
  private static final long CHECKPOINT = PublishLimits.CHECKPOINT_INTERVAL.toNanos();

  private final PublishFixture fixture = new PublishFixture();
  private final Scribe scribe = fixture.scribe;

  @BeforeEach
  void claim() {
    scribe.claim();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aDecisionBecomesAnEnvelopeForEachOfItsPublicEvents() {
    scribe.add("room_a", 5);
    scribe.decide("room_a", new Tally.Added(6), new Tally.Noted("for one"), new Tally.Added(7));
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    var events = fixture.events();
    assertThat(events).hasSize(3);
    var last = events.getLast();
    assertThat(last.get("event_id").asText()).isEqualTo("room_a:epoch-1:3");
    assertThat(last.get("event_type").asText()).isEqualTo("added");
    assertThat(last.get("timestamp").asText()).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(last.get("actor").toString())
        .isEqualTo("{\"user_id\":7,\"username\":\"ann\",\"kind\":\"user\"}");
    assertThat(last.get("audience").toString()).isEqualTo("{\"kind\":\"room\",\"ids\":[]}");
    assertThat(last.get("room_id").asText()).isEqualTo("room_a");
    assertThat(last.get("epoch").asText()).isEqualTo("epoch-1");
    assertThat(last.get("seq").asLong()).isEqualTo(3);
    assertThat(last.get("cause").toString())
        .isEqualTo("{\"command_id\":\"c1\",\"partition\":0,\"offset\":1}");
    assertThat(last.get("behaviour").asInt()).isEqualTo(3);
    assertThat(last.at("/payload/type").asText()).isEqualTo("added");
    assertThat(last.at("/payload/total").asLong()).isEqualTo(18);
    assertThat(last.at("/payload/seq").asLong()).isEqualTo(3);
  }

  @Test
  void eventsAreKeyedByRoomAndDescribeThemselvesInHeaders() {
    scribe.add("room_a", 5);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    var record = fixture.eventRecords().getFirst();
    var headers = new HashMap<String, String>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("room_a");
    assertThat(headers)
        .containsEntry("ce_id", "room_a:epoch-1:1")
        .containsEntry("ce_type", "added")
        .containsEntry("ce_source", "/paddock/" + fixture.service)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_time", "2026-01-01T00:00:00.123Z")
        .containsEntry("content-type", "application/json")
        .containsEntry("traceparent", Scribe.TRACE);
  }

  @Test
  void recordsWaitForOthersAsLongAsTheInterval() {
    scribe.add("room_a", 1);
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(INTERVAL - 1);
      assertThat(fixture.events()).isEmpty();
      assertThat(publisher.pendingRecords()).isEqualTo(2);
      publisher.turn(INTERVAL);
      assertThat(fixture.amounts()).containsExactly(1L);
      assertThat(publisher.pendingRecords()).isZero();
    }
  }

  @Test
  void recordsOfZombiesAndThoseBehindAHoleAreNotPublished() {
    long first = 0;
    scribe.add("room_a", 1);
    scribe.claim();
    scribe.zombie(first, 2, "room_a");
    scribe.add("room_a", 2);
    scribe.zombie(first, 3, "room_a");
    scribe.add("room_a", 3);
    scribe.hole();
    scribe.zombie(first, 4, "room_a");
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
      assertThat(fixture.amounts()).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void aZombiesRecordRightBehindTheMarkIsNotPublishedAfterARestart() {
    scribe.add("room_a", 1);
    scribe.claim();
    scribe.add("room_a", 2);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    scribe.zombie(0, 2, "room_a");
    scribe.add("room_a", 3);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    assertThat(fixture.amounts()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aRestartMidLogRepeatsNothingAndLeavesNothingOut() {
    LongStream.rangeClosed(1, 10).forEach(i -> scribe.add("room_" + i % 3, i));
    for (long upTo = 3; upTo <= 11; upTo += 2) {
      try (var publisher = fixture.open()) {
        fixture.feed(publisher, upTo, 0);
        publisher.turn(INTERVAL);
      }
    }
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    assertThat(fixture.amounts()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void whatWasTakenAndNotCommittedIsPublishedByTheNext() {
    scribe.add("room_a", 1);
    var crashed = fixture.open();
    fixture.publish(crashed, 0);
    scribe.add("room_a", 2);
    fixture.feed(crashed, 0);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    crashed.close();
    assertThat(fixture.amounts()).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @EnumSource
  void aPublisherThatDiesAtACommitLosesAndRepeatsNothing(DyingLog.When when) {
    scribe.add("room_a", 1);
    var dying = fixture.open(new DyingLog(fixture.log, when));
    assertThatThrownBy(() -> fixture.publish(dying, 0)).hasMessage("killed");
    scribe.add("room_a", 2);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    assertThat(fixture.amounts()).containsExactly(1L, 2L);
  }

  @Test
  void aPublisherThatDiesInACheckpointLeavesTheOneBefore() {
    scribe.add("room_a", 1);
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
    }
    var before = fixture.checkpoint();
    scribe.add("room_a", 2);
    var dying = fixture.open(new DyingLog(fixture.log, DyingLog.When.BEFORE_COMMIT));
    fixture.feed(dying, 0);
    assertThatThrownBy(() -> dying.turn(CHECKPOINT)).hasMessage("killed");
    fixture.open().close();
    assertThat(fixture.checkpoint().mark()).isEqualTo(before.mark());
    assertThat(fixture.amounts()).containsExactly(1L);
    assertThat(totals(recovered())).isEqualTo("room_a=3");
  }

  @Test
  void aFencedPublisherCommitsNothing() {
    scribe.add("room_a", 1);
    try (var zombie = fixture.open()) {
      fixture.feed(zombie, 0);
      try (var publisher = fixture.open()) {
        fixture.publish(publisher, 0);
        assertThatThrownBy(() -> zombie.turn(INTERVAL)).isInstanceOf(PublishLog.Fenced.class);
        scribe.add("room_a", 2);
        fixture.publish(publisher, 0);
      }
    }
    assertThat(fixture.amounts()).containsExactly(1L, 2L);
  }

  @Test
  void aCheckpointWaitsUntilAllBeforeItCanBeRead() {
    scribe.claim();
    scribe.add("room_a", 1);
    var readable = new AtomicBoolean();
    try (var publisher = fixture.open(mark -> readable.get())) {
      fixture.publish(publisher, CHECKPOINT);
      assertThat(fixture.amounts()).containsExactly(1L);
      assertThat(fixture.checkpoint()).isNull();
      readable.set(true);
      publisher.turn(CHECKPOINT);
    }
    assertThat(fixture.checkpoint().rooms()).hasSize(1);
  }

  @Test
  void checkpointAndTailAreTheFullFold() {
    LongStream.rangeClosed(1, 20).forEach(i -> scribe.add("room_" + i % 4, i));
    scribe.refuse("room_1");
    scribe.refuse("room_nobody");
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
      scribe.add("room_1", 100);
      scribe.decide("room_2", new Tally.Ended());
      scribe.add("room_9", 9);
      fixture.publish(publisher, CHECKPOINT);
    }
    assertThat(fixture.checkpoint().rooms()).hasSize(4);
    assertThat(totals(recovered())).isEqualTo(totals(folded()));
    assertThat(recovered().nextCommand()).isEqualTo(scribe.commands());
    var answers = recovered().find(new RoomId("room_1")).answers().all();
    assertThat(answers).isEqualTo(folded().find(new RoomId("room_1")).answers().all());
  }

  @Test
  void aClosedRoomLeavesTheCheckpoint() {
    scribe.add("room_a", 1);
    scribe.add("room_b", 2);
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
      scribe.decide("room_a", new Tally.Ended());
      fixture.feed(publisher, CHECKPOINT);
      publisher.turn(2 * CHECKPOINT);
    }
    assertThat(fixture.checkpoint().rooms()).hasSize(1);
    assertThat(totals(recovered())).isEqualTo("room_b=2");
  }

  @Test
  void aRoomClosedBetweenCheckpointAndRestartLeavesTheNextCheckpoint() {
    scribe.add("room_a", 1);
    scribe.add("room_b", 2);
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
      scribe.decide("room_a", new Tally.Ended());
      fixture.publish(publisher, CHECKPOINT);
    }
    scribe.beat();
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
    }
    assertThat(fixture.checkpoint().rooms()).hasSize(1);
    assertThat(fixture.checkpoint().mark().offset()).isEqualTo(fixture.journal.end(0));
  }

  @Test
  void aCheckpointIsDueAfterItsTimeOnlyIfThereWasARecord() {
    try (var publisher = fixture.open()) {
      fixture.feed(publisher, 0);
      publisher.turn(CHECKPOINT);
      var first = fixture.checkpoint();
      assertThat(first.mark().offset()).isEqualTo(1);
      publisher.turn(2 * CHECKPOINT);
      scribe.beat();
      fixture.feed(publisher, 3 * CHECKPOINT - 1);
      publisher.turn(2 * CHECKPOINT - 1);
      assertThat(fixture.checkpoint().mark()).isEqualTo(first.mark());
      publisher.turn(3 * CHECKPOINT);
      assertThat(fixture.checkpoint().mark().offset()).isEqualTo(2);
    }
  }

  @Test
  void aRoomWhoseEvolveThrowsStopsNobodyElse() {
    scribe.add("room_a", 1);
    scribe.decide("room_a", new Tally.Broken());
    scribe.add("room_b", 2);
    try (var publisher = fixture.open()) {
      fixture.publish(publisher, 0);
    }
    assertThat(fixture.amounts()).containsExactly(1L, 2L);
  }

  private Rooms recovered() {
    fixture.checkpoint();
    return new Recovery(fixture.kinds, fixture.wire)
        .recover(fixture.journal, fixture.snapshots, 0, fixture.journal.end(0))
        .rooms();
  }

  private Rooms folded() {
    return new Recovery(fixture.kinds, fixture.wire)
        .recover(fixture.journal, partition -> null, 0, fixture.journal.end(0))
        .rooms();
  }

  private static String totals(Rooms rooms) {
    return rooms.all().stream()
        .map(r -> r.id() + "=" + ((Tally.State) r.state()).total())
        .sorted()
        .collect(Collectors.joining(","));
  }
}
