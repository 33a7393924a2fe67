package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.engine.views.ChannelStore.Window;
import dev.paddock.engine.views.ViewStore.Conflict;
import dev.paddock.engine.views.ViewStore.Fence;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProjectTest extends RedisTestBase {
  private static final String CHANNEL = "room:r";
  private static final long TWO_MINUTES = 120_000;

  @Test
  void anUpdateIsReadableAsHeadImageWindowAndDocument() throws Exception {
    project(Updates.of("r", "e", 1).upTo(3));
    var window = read(0, "e", 1);
    assertThat(window.head()).isEqualTo(new Head("e", 3));
    assertThat(window.imageSeq()).isEqualTo(3);
    assertThat(Updates.text(window.image())).isEqualTo("image r e 3");
    assertThat(texts(window)).containsExactly("line r e 2", "line r e 3");
    assertThat(documents()).containsExactly("document r e 3");
  }

  @Test
  void aPointOfAnotherEpochOrBeyondTheHeadHasNoFollowers() throws Exception {
    project(Updates.of("r", "e", 1).upTo(3));
    assertThat(read(0, "d", 1).missed()).isNull();
    assertThat(read(0, "e", 4).missed()).isNull();
    assertThat(read(0, "e", 3).missed()).isEmpty();
    assertThat(texts(read(0, "e", 0))).hasSize(3);
  }

  @Test
  void whatTheStoreHasIsSkipped() throws Exception {
    project(Updates.of("r", "e", 1), Updates.of("r", "e", 2).takes(5L));
    redis(Command.DEL, SERVICE.seatKey(5));
    var again = project(Updates.of("r", "e", 1), Updates.of("r", "e", 2).takes(5L));
    assertThat(again.ahead()).isEmpty();
    assertThat(texts(read(0, "e", 0))).containsExactly("line r e 1", "line r e 2");
    assertThat(redis(Command.GET, SERVICE.seatKey(5))).isNull();
  }

  @Test
  void anUpdateWithoutMessagesAtTheHeadWritesTheImageAgain() throws Exception {
    project(Updates.of("r", "e", 1));
    redis(Command.DEL, SERVICE.documentKey(new RoomId("r")), SERVICE.listKey());
    assertThat(project(Updates.image("r", "e", 1)).ahead()).isEmpty();
    assertThat(documents()).containsExactly("document r e 1");
  }

  @Test
  void aNewEpochReplacesTheChannelWhole() throws Exception {
    project(Updates.of("r", "e", 1).upTo(5).secret(5, "own").takes(5L));
    project(Updates.of("r", "f", 1).takes(6L));
    assertThat(read(5, "e", 1).missed()).isNull();
    assertThat(texts(read(5, "f", 0))).containsExactly("line r f 1");
    assertThat(Updates.text(read(5, "f", 0).image())).isEqualTo("image r f 1");
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isNull();
    assertThat(await(channels.seat(SERVICE.seatKey(6)))).isEqualTo("r");
  }

  @Test
  void aRoomThatGoesOnUnderAnotherEpochKeepsItsSeats() throws Exception {
    project(Updates.of("r", "e", 1).takes(5L));
    project(Updates.image("r", "f", 0));
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isEqualTo("r");
    assertThat(await(channels.head(CHANNEL))).isEqualTo(new Head("f", 0));
    project(Updates.of("r", "f", 1).closing());
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isNull();
  }

  @Test
  void anEpochThatIsOverDoesNotComeBack() throws Exception {
    project(Updates.of("r", "e", 1), Updates.of("r", "e", 2).closing(), Updates.of("r", "f", 1));
    project(Updates.of("r", "e", 1), Updates.of("r", "e", 2).closing());
    assertThat(await(channels.head(CHANNEL))).isEqualTo(new Head("f", 1));
    assertThat(documents()).containsExactly("document r f 1");
  }

  @Test
  void theImageOfABatchIsThatOfItsLastUpdate() throws Exception {
    project(Updates.of("r", "e", 1), Updates.of("r", "e", 2), Updates.of("r", "e", 3));
    assertThat(read(0, "e", 0).imageSeq()).isEqualTo(3);
    assertThat(texts(read(0, "e", 0))).hasSize(3);
    assertThat(documents()).containsExactly("document r e 3");
  }

  @Test
  void aClosedRoomLeavesOnlyItsChannelForTenMinutes() throws Exception {
    project(Updates.of("r", "e", 1).takes(5L));
    project(Updates.of("r", "e", 2).closing());
    assertThat(documents()).isEmpty();
    assertThat(redis(Command.EXISTS, SERVICE.documentKey(new RoomId("r")), SERVICE.seatKey(5)))
        .isEqualTo("0");
    assertThat(texts(read(0, "e", 0))).containsExactly("line r e 1", "line r e 2");
    assertThat(Long.parseLong(redis(Command.PTTL, "channel:room:r"))).isBetween(590_000L, 600_000L);
  }

  @Test
  void aClosedChannelLeavesTheIndexWhenItIsGone() throws Exception {
    project(Updates.of("r", "e", 1).closing());
    assertThat(redis(Command.ZCARD, Keys.index("games", 0))).isEqualTo("1");
    clock.addAndGet(600_000);
    project();
    assertThat(redis(Command.ZCARD, Keys.index("games", 0))).isEqualTo("0");
  }

  @Test
  void aRoomThatIsNotListedHasADocumentAndNoPlaceInTheList() throws Exception {
    project(Updates.of("r", "e", 1));
    project(Updates.of("r", "e", 2).hidden());
    assertThat(documents()).isEmpty();
    assertThat(redis(Command.GET, SERVICE.documentKey(new RoomId("r"))))
        .isEqualTo("document r e 2");
  }

  @Test
  void theWindowKeepsTheNewest256WhenTheRestIsOld() throws Exception {
    clock.set(TWO_MINUTES + 10_000);
    project(Updates.of("r", "e", 1).upTo(300));
    assertThat(read(0, "e", 43).missed()).isNull();
    assertThat(read(0, "e", 44).missed()).hasSize(256);
    assertThat(fields()).isEqualTo(256);
  }

  @Test
  void theWindowKeepsWhatIsYoungerThanTwoMinutes() throws Exception {
    clock.set(TWO_MINUTES + 100);
    project(Updates.of("r", "e", 1).upTo(1_000));
    assertThat(read(0, "e", 100).missed()).hasSize(900);
    assertThat(read(0, "e", 99).missed()).isNull();
  }

  @Test
  void theWindowKeepsAtMost2048Messages() throws Exception {
    clock.set(3_000);
    for (int first = 1; first <= 3_000; first += 100) {
      project(Updates.of("r", "e", first).upTo(first + 99));
    }
    assertThat(read(0, "e", 3_000 - 2_048).missed()).hasSize(2_048);
    assertThat(read(0, "e", 3_000 - 2_049).missed()).isNull();
  }

  @Test
  void theWindowKeepsAtMostOneMebibyte() throws Exception {
    for (int seq = 1; seq <= 40; seq++) {
      project(Updates.of("r", "e", seq).secret(5, "x".repeat(50_000)));
    }
    var kept = read(5, "e", 40 - 20).missed();
    assertThat(kept).hasSize(20);
    assertThat(read(5, "e", 40 - 21).missed()).isNull();
    assertThat(Long.parseLong(redis(Command.HGET, "channel:room:r", "bytes")))
        .isLessThanOrEqualTo(1 << 20);
    assertThat(redis(Command.HLEN, "channel:room:r:user:5")).isEqualTo("21");
  }

  @Test
  void aSingleMessageOverTheLimitIsKept() throws Exception {
    project(Updates.of("r", "e", 1).secret(5, "x".repeat(2_000_000)));
    assertThat(read(0, "e", 0).missed()).hasSize(1);
    project(Updates.of("r", "e", 2));
    assertThat(texts(read(0, "e", 1))).containsExactly("line r e 2");
    assertThat(redis(Command.HGET, "channel:room:r", "bytes")).isEqualTo("10");
    assertThat(redis(Command.EXISTS, "channel:room:r:user:5")).isEqualTo("0");
  }

  @Test
  void privateFormsAreSeenByTheirUserOnly() throws Exception {
    project(Updates.of("r", "e", 1), Updates.of("r", "e", 2).secret(5, "own"));
    assertThat(texts(read(5, "e", 0))).containsExactly("line r e 1", "own line r e 2");
    assertThat(texts(read(6, "e", 0))).containsExactly("line r e 1", "line r e 2");
    assertThat(texts(read(0, "e", 0))).containsExactly("line r e 1", "line r e 2");
    assertThat(Updates.text(read(5, "e", 0).image())).isEqualTo("own image r e 2");
    assertThat(Updates.text(read(6, "e", 0).image())).isEqualTo("image r e 2");
  }

  @Test
  void aPrivateImageGoesWithTheNextImageThatHasNone() throws Exception {
    project(Updates.of("r", "e", 1).secret(5, "own"));
    project(Updates.of("r", "e", 2));
    assertThat(Updates.text(read(5, "e", 0).image())).isEqualTo("image r e 2");
    assertThat(texts(read(5, "e", 0))).containsExactly("own line r e 1", "line r e 2");
  }

  @Test
  void aSecondSeatIsAConflictAndIsNotTaken() throws Exception {
    project(Updates.of("r", "e", 1).takes(5L, 6L));
    var projected = project(Updates.of("q", "e", 1).takes(5L, 7L));
    assertThat(projected.conflicts()).containsExactly(new Conflict("q", 5, "r"));
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isEqualTo("r");
    assertThat(await(channels.seat(SERVICE.seatKey(7)))).isEqualTo("q");
    project(Updates.of("q", "e", 2).frees(5L));
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isEqualTo("r");
  }

  @Test
  void aSeatTakenByTheGatewayBecomesLasting() throws Exception {
    await(channels.takeSeat(SERVICE.seatKey(5), "r"));
    project(Updates.of("r", "e", 1).takes(5L));
    assertThat(redis(Command.TTL, SERVICE.seatKey(5))).isEqualTo("-1");
    project(Updates.of("r", "e", 2).frees(5L));
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isNull();
  }

  @Test
  void projectingAgainWhatAnEarlierClaimProjectedIsNotAhead() throws Exception {
    project(Updates.of("r", "e", 1).upTo(9));
    var successor = new Fence("games", 0, "log-a", 200);
    assertThat(project(successor, Updates.of("r", "e", 4), Updates.of("r", "e", 5)).ahead())
        .isEmpty();
    assertThat(project(successor, Updates.image("r", "e", 9)).ahead()).isEmpty();
  }

  @Test
  void aHeadAboveTheChannelsNewestIsAhead() throws Exception {
    project(Updates.of("r", "e", 1).upTo(9));
    assertThat(project(Updates.image("r", "e", 8)).ahead()).containsExactly(CHANNEL);
  }

  @Test
  void anotherMessageUnderANumberTheStoreHasIsAheadAndIsNotWritten() throws Exception {
    project(Updates.of("r", "e", 1).upTo(9));
    assertThat(project(Updates.of("r", "e", 6).at(1_000)).ahead()).containsExactly(CHANNEL);
    assertThat(project(Updates.of("r", "e", 6).at(-1)).ahead()).containsExactly(CHANNEL);
    assertThat(project(Updates.of("r", "e", 9).at(-1).upTo(12)).ahead()).containsExactly(CHANNEL);
    assertThat(await(channels.head(CHANNEL))).isEqualTo(new Head("e", 9));
  }

  @Test
  void anotherMessageBelowTheWindowIsAheadByItsTime() throws Exception {
    clock.set(TWO_MINUTES + 10_000);
    project(Updates.of("r", "e", 1).upTo(900));
    assertThat(project(Updates.of("r", "e", 3)).ahead()).isEmpty();
    assertThat(project(Updates.of("r", "e", 3).at(5_000)).ahead()).containsExactly(CHANNEL);
  }

  @Test
  void messagesThatAreRepeatedAfterAnImageAreNotAhead() throws Exception {
    project(Updates.of("r", "e", 1));
    project(Updates.image("r", "e", 5));
    assertThat(project(Updates.of("r", "e", 4), Updates.of("r", "e", 5)).ahead()).isEmpty();
    project(Updates.of("r", "e", 6));
    assertThat(texts(read(0, "e", 5))).containsExactly("line r e 6");
    assertThat(read(0, "e", 4).missed()).isNull();
  }

  @Test
  void aChannelThatFellBehindStartsItsWindowAnew() throws Exception {
    project(Updates.of("r", "e", 1).upTo(5).secret(5, "own"));
    project(Updates.of("r", "e", 8));
    assertThat(read(5, "e", 6).missed()).isNull();
    assertThat(texts(read(5, "e", 7))).containsExactly("line r e 8");
    assertThat(fields()).isEqualTo(1);
  }

  @Test
  void aBatchOf500UpdatesIsAppliedInOrder() throws Exception {
    clock.set(1);
    var updates =
        LongStream.range(0, 500)
            .mapToObj(i -> Updates.of("r" + i % 5, "e", 1 + i / 5))
            .toArray(Updates[]::new);
    assertThat(project(updates).ahead()).isEmpty();
    for (int room = 0; room < 5; room++) {
      assertThat(await(channels.read("room:r" + room, 0, new Head("e", 0))).missed()).hasSize(100);
    }
    assertThat(await(channels.heads(List.of("room:r0", "room:none", "room:r4"))))
        .containsOnlyKeys("room:r0", "room:r4");
  }

  private Window read(long user, String epoch, long seq) throws Exception {
    return await(channels.read(CHANNEL, user, new Head(epoch, seq)));
  }

  private List<String> documents() throws Exception {
    return await(channels.listed(SERVICE.listKey(), Keys.documentPrefix(SERVICE))).stream()
        .map(Updates::text)
        .toList();
  }

  /** Messages in the channel's hash. */
  private long fields() throws Exception {
    var names = redis(Command.HKEYS, "channel:room:r").split(", ", -1);
    return List.of(names).stream().filter(name -> name.matches("\\[?m\\d+]?")).count();
  }

  private static List<String> texts(Window window) {
    return window.missed().stream().map(message -> Updates.text(message.bytes())).toList();
  }
}
