package dev.paddock.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.log.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomHostTest {
  private final RoomWorld world = new RoomWorld(7);

  @Test
  void aCommandIsAnsweredOnceItIsDurableAndReadable() {
    world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var request = world.send("a", 1, "add", "\"amount\":5");
    world.await(request);
    assertThat(world.answer(request).seq()).isEqualTo(2);
    assertThat(world.answer(request).code()).isNull();
    assertThat(new String(world.told.getLast().bytes(), StandardCharsets.UTF_8))
        .contains("\"type\":\"added\"", "\"amount\":5", "\"total\":5", "\"seq\":2");
    world.checkComplete();
  }

  @Test
  void whatIsForTheAskerComesWithTheAnswerAndHasNoNumber() {
    world.start();
    world.attach("a", 1);
    var request = world.send("a", 1, "open", "\"room_name\":\"A\"");
    world.await(request);
    assertThat(world.answer(request).tells()).hasSize(1);
    assertThat(world.answer(request).seq()).isEqualTo(1);
  }

  @Test
  void theSameRequestHasOneEffectAndTheSameAnswer() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var request = world.send("a", 1, "add", "\"amount\":5");
    world.await(request);
    world.send("a", 1, "add", "\"amount\":5", request);
    world.run(Duration.ofSeconds(1));
    assertThat(world.answers.get(request)).hasSize(2);
    assertThat(world.answers.get(request)).extracting(a -> a.seq()).containsOnly(2L);
    assertThat(total("a")).isEqualTo(5);
  }

  @Test
  void aRefusalIsRememberedAcrossAKill() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var request = world.send("a", 1, "add", "\"amount\":-1");
    world.await(request);
    world.kill(first);
    world.start();
    world.run(Duration.ofSeconds(2));
    world.send("a", 1, "add", "\"amount\":7", request);
    world.run(Duration.ofSeconds(1));
    assertThat(world.answers.get(request)).hasSize(2);
    assertThat(world.answer(request).code()).isEqualTo(Reason.INVALID_FIELD);
    assertThat(world.answer(request).message()).isEqualTo("amount is -1");
    assertThat(total("a")).isZero();
  }

  @Test
  void aRoomThatDoesNotExistIsNotFound() {
    world.start();
    var request = world.send("nowhere", 1, "add", "\"amount\":1");
    world.await(request);
    assertThat(world.answer(request).code()).isEqualTo(Reason.ROOM_NOT_FOUND);
  }

  @Test
  void anUnreadableCommandIsSetAsideAndTheOffsetMovesOn() {
    world.start();
    world.commands.appendUnreadable(RoomWorld.partition("a"), new byte[] {1}, "BAD_ENVELOPE");
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    assertThat(world.deadLetters).containsExactly(RoomWorld.partition("a") + ":0:BAD_ENVELOPE");
    world.checkComplete();
  }

  @Test
  void aThrowingDecideFailsOneCommandAndTheRoomGoesOn() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var broken = world.send("a", 1, "break", "\"where\":\"decide\"");
    world.await(broken);
    var after = world.send("a", 1, "add", "\"amount\":3");
    world.await(after);
    assertThat(world.answer(broken).code()).isEqualTo(Reason.INTERNAL);
    assertThat(world.answer(after).code()).isNull();
    assertThat(world.deadLetters).hasSize(1);
    world.checkComplete();
  }

  @Test
  void aThrowingEvolveQuarantinesTheRoomAndThePartitionGoesOn() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("c", 2, "open", "\"room_name\":\"C\""));
    world.await(world.send("a", 1, "break", "\"where\":\"evolve\""));
    var there = world.send("a", 1, "add", "\"amount\":1");
    var elsewhere = world.send("c", 2, "add", "\"amount\":1");
    world.await(there);
    world.await(elsewhere);
    assertThat(world.answer(there).code()).isEqualTo(Reason.UNAVAILABLE);
    assertThat(world.answer(elsewhere).code()).isNull();
    assertThat(RoomWorld.partition("a")).isEqualTo(RoomWorld.partition("c"));
  }

  @Test
  void aKilledInstanceIsReplacedWithinASecond() {
    var first = world.start();
    world.run(Duration.ofSeconds(2));
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.kill(first);
    long killed = world.loop.nanos();
    world.await(world.send("a", 1, "add", "\"amount\":1"));
    world.await(world.send("b", 1, "open", "\"room_name\":\"B\""));
    assertThat(Duration.ofNanos(world.loop.nanos() - killed)).isLessThan(Duration.ofMillis(1_200));
    world.checkComplete();
  }

  @Test
  void aFrozenInstanceIsReplacedAndFindsItselfFenced() {
    var first = world.start();
    world.run(Duration.ofSeconds(2));
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    first.node().freeze();
    long frozen = world.loop.nanos();
    world.await(world.send("a", 1, "add", "\"amount\":1"));
    assertThat(Duration.ofNanos(world.loop.nanos() - frozen)).isLessThan(Duration.ofMillis(4_500));
    first.node().thaw();
    world.run(Duration.ofSeconds(5));
    world.await(world.send("a", 1, "add", "\"amount\":1"));
    assertThat(total("a")).isEqualTo(2);
    world.checkComplete();
  }

  @Test
  void aMemberThatJoinsGetsItsShareByReleaseOnceTheViewHasSettled() {
    world.start();
    world.run(Duration.ofSeconds(3));
    world.start();
    world.start();
    world.start();
    world.run(Duration.ofSeconds(30));
    var released =
        world.log.entries(0).stream()
                .filter(e -> e.head().type() == RecordHead.Type.RELEASED)
                .count()
            + world.log.entries(1).stream()
                .filter(e -> e.head().type() == RecordHead.Type.RELEASED)
                .count();
    assertThat(released).isLessThanOrEqualTo(2);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.checkComplete();
  }

  @Test
  void aStopHandsThePartitionsOver() {
    var first = world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var stopped = first.host().stop();
    world.run(Duration.ofSeconds(1));
    assertThat(stopped).isDone();
    world.cluster.leave(first.name());
    world.start();
    long asked = world.loop.nanos();
    world.await(world.send("a", 1, "add", "\"amount\":1"));
    assertThat(Duration.ofNanos(world.loop.nanos() - asked)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void afterAFailedSendTheLaneIsOverAndTheCommandIsDecidedOnce() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    var decisions = new AtomicInteger();
    world.fates(
        (p, head) ->
            head.type() == RecordHead.Type.DECISION && decisions.getAndIncrement() == 0
                ? Fate.landsLate(Duration.ofSeconds(1))
                : Fate.GOOD);
    var request = world.send("a", 1, "add", "\"amount\":4");
    world.await(request);
    world.run(Duration.ofSeconds(10));
    assertThat(total("a")).isEqualTo(4);
    world.checkComplete();
  }

  @Test
  void aGatewayThatKnowsNoOwnerHearsOfItAlthoughItsDigestAgrees() {
    var writer = world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.run(Duration.ofSeconds(3));
    world.owners.clear();
    world.run(Duration.ofSeconds(3));
    assertThat(world.owners).isEmpty();
    world.lose();
    world.run(Duration.ofSeconds(3));
    assertThat(world.owners).containsValues(writer.name()).hasSize(RoomWorld.PARTITIONS);
  }

  @Test
  void aDetachedOwnerIsNoticedAfterHisGraceAndComesBack() {
    world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.run(Duration.ofSeconds(5));
    world.detach("a", 1);
    world.run(Duration.ofMillis(2_800));
    assertThat(tellsOf("attendance")).isZero();
    world.run(Duration.ofMillis(500));
    assertThat(tellsOf("attendance")).isEqualTo(1);
    world.attach("a", 1);
    world.run(Duration.ofMillis(100));
    assertThat(tellsOf("attendance")).isEqualTo(2);
  }

  @Test
  void aUserAttachedInRedisIsNotDetached() {
    world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.views.attach("counter:a", 1);
    world.run(Duration.ofSeconds(5));
    world.detach("a", 1);
    world.run(Duration.ofSeconds(8));
    assertThat(tellsOf("attendance")).isZero();
  }

  @Test
  void aRoomIsWokenAtTheMomentItAskedFor() {
    world.start();
    world.run(Duration.ofSeconds(12));
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("a", 1, "nap", "\"seconds\":4"));
    world.run(Duration.ofMillis(3_900));
    assertThat(tellsOf("woken")).isZero();
    world.run(Duration.ofMillis(200));
    assertThat(tellsOf("woken")).isEqualTo(1);
  }

  @Test
  void afterATakeoverNobodyIsWokenForTenSeconds() {
    var first = world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("a", 1, "nap", "\"seconds\":1"));
    world.kill(first);
    world.start();
    world.run(Duration.ofSeconds(9));
    assertThat(tellsOf("woken")).isZero();
    world.run(Duration.ofSeconds(4));
    assertThat(tellsOf("woken")).isEqualTo(1);
  }

  @Test
  void aClockThatJumpsDoesNotShortenTheGraceAfterATakeover() {
    var first = world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.await(world.send("a", 1, "nap", "\"seconds\":1"));
    world.kill(first);
    var second = world.start();
    world.run(Duration.ofSeconds(5));
    second.node().shift(Duration.ofSeconds(8));
    world.send("a", 1, "add", "\"amount\":1");
    world.run(Duration.ofSeconds(4));
    assertThat(tellsOf("woken")).isZero();
    world.run(Duration.ofSeconds(4));
    assertThat(tellsOf("woken")).isEqualTo(1);
  }

  @Test
  void whenRedisIsEmptiedTheViewsAreWrittenAgain() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.views.empty();
    world.run(Duration.ofSeconds(2));
    assertThat(world.views.channel("counter:a")).isNotNull();
    assertThat(world.views.channel("counter:a").head).isEqualTo(1);
    assertThat(world.views.seat(1)).isEqualTo("a");
  }

  @Test
  void whileRedisIsAwayNothingIsVisibleAndThenEverything() {
    world.start();
    world.attach("a", 1);
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.views.away(true);
    var request = world.send("a", 1, "add", "\"amount\":1");
    world.run(Duration.ofSeconds(5));
    assertThat(world.answer(request)).isNull();
    world.views.away(false);
    world.await(request);
    assertThat(world.told.getLast().seq()).isEqualTo(2);
    world.checkComplete();
  }

  @Test
  void thePublisherIsToldWhatCanBeReadAndNotWhatIsOnlyDurable() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    long before = readable("a");
    assertThat(before).isPositive();
    world.views.away(true);
    world.send("a", 1, "add", "\"amount\":1");
    world.run(Duration.ofSeconds(5));
    assertThat(readable("a")).isEqualTo(before);
    world.views.away(false);
    world.run(Duration.ofSeconds(2));
    assertThat(readable("a")).isGreaterThan(before);
  }

  @Test
  void whoSitsElsewhereIsSentAway() {
    world.start();
    world.await(world.send("a", 1, "open", "\"room_name\":\"A\""));
    world.attach("b", 1);
    world.await(world.send("b", 1, "open", "\"room_name\":\"B\""));
    world.run(Duration.ofSeconds(1));
    assertThat(tellsOf("ended")).isEqualTo(1);
    assertThat(world.views.seat(1)).isEqualTo("a");
  }

  private long readable(String room) {
    return world.readable.getOrDefault(RoomWorld.partition(room), 0L);
  }

  private long tellsOf(String type) {
    return world.told.stream()
        .filter(
            t ->
                new String(t.bytes(), StandardCharsets.UTF_8).contains("\"type\":\"" + type + "\""))
        .map(t -> t.epoch() + t.seq())
        .distinct()
        .count();
  }

  private long total(String room) {
    var fold = world.folds().get(RoomWorld.partition(room));
    var state = fold.rooms.find(new dev.paddock.core.RoomId(room)).state();
    return ((CounterKind.State) state).total();
  }
}
