package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.engine.views.ViewStore.Fence;
import dev.paddock.engine.views.ViewStore.Verdict;
import io.vertx.redis.client.Command;
import org.junit.jupiter.api.Test;

class FenceTest extends RedisTestBase {
  private static final Fence OLDER = new Fence("games", 0, "log-a", 99);
  private static final Fence NEWER = new Fence("games", 0, "log-a", 101);
  private static final Fence OTHER_LOG = new Fence("games", 0, "log-b", 5);

  @Test
  void theFirstClaimIsTakenAndIsNotForeign() throws Exception {
    var raised = await(views.raise(FENCE, 101));
    assertThat(raised.verdict()).isEqualTo(Verdict.OK);
    assertThat(raised.foreign()).isFalse();
    assertThat(redis(Command.GET, "paddock:fence:games:0")).isEqualTo("log-a 100");
  }

  @Test
  void anOlderClaimIsRefusedAndChangesNothing() throws Exception {
    await(views.raise(FENCE, 101));
    var projected = project(OLDER, Updates.of("r", "e", 1));
    assertThat(projected.verdict()).isEqualTo(Verdict.FENCED);
    assertThat(await(views.raise(OLDER, 101)).verdict()).isEqualTo(Verdict.FENCED);
    assertThat(await(views.clear(OLDER))).isEqualTo(Verdict.FENCED);
    assertThat(await(channels.head("room:r"))).isNull();
    assertThat(redis(Command.GET, "paddock:fence:games:0")).isEqualTo("log-a 100");
  }

  @Test
  void aNewerClaimRaisesTheFenceByProjecting() throws Exception {
    await(views.raise(FENCE, 101));
    assertThat(project(NEWER, Updates.of("r", "e", 1)).verdict()).isEqualTo(Verdict.OK);
    assertThat(project(FENCE, Updates.of("r", "e", 2)).verdict()).isEqualTo(Verdict.FENCED);
  }

  @Test
  void partitionsAndServicesAreFencedApart() throws Exception {
    await(views.raise(NEWER, 102));
    var next = new Fence("games", 1, "log-a", 3);
    assertThat(await(views.raise(next, 4)).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void anotherLogIsForeignUntilTheViewsAreCleared() throws Exception {
    await(views.raise(FENCE, 101));
    project(Updates.of("r", "e", 1));
    assertThat(await(views.raise(OTHER_LOG, 6)).foreign()).isTrue();
    assertThat(await(views.raise(new Fence("games", 0, "log-b", 9), 10)).foreign()).isTrue();
    await(views.clear(new Fence("games", 0, "log-b", 9)));
    assertThat(await(views.raise(new Fence("games", 0, "log-b", 12), 13)).foreign()).isFalse();
    assertThat(await(channels.head("room:r"))).isNull();
  }

  @Test
  void aWriterOfTheLogBeforeIsRefused() throws Exception {
    await(views.raise(FENCE, 101));
    await(views.raise(OTHER_LOG, 6));
    assertThat(project(FENCE, Updates.of("r", "e", 1)).verdict()).isEqualTo(Verdict.FENCED);
  }

  @Test
  void aClaimBeyondTheJournalsEndIsForeign() throws Exception {
    await(views.raise(FENCE, 101));
    journalEnd.set(41);
    var raised = await(views.raise(new Fence("games", 0, "log-a", 40), 41));
    assertThat(raised.verdict()).isEqualTo(Verdict.OK);
    assertThat(raised.foreign()).isTrue();
  }

  @Test
  void aClaimBeyondAnEndThatIsOldIsANewerOne() throws Exception {
    await(views.raise(FENCE, 101));
    journalEnd.set(101);
    var raised = await(views.raise(new Fence("games", 0, "log-a", 40), 41));
    assertThat(raised.verdict()).isEqualTo(Verdict.FENCED);
    assertThat(redis(Command.GET, "paddock:fence:games:0")).isEqualTo("log-a 100");
  }

  @Test
  void raisingTwiceIsNoDifference() throws Exception {
    await(views.raise(FENCE, 101));
    assertThat(await(views.raise(FENCE, 101)).foreign()).isFalse();
    assertThat(await(views.raise(FENCE, 101)).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void anEmptiedStoreHasAnotherIdInEveryAnswer() throws Exception {
    var before = await(views.raise(FENCE, 101)).viewsId();
    assertThat(project(Updates.of("r", "e", 1)).viewsId()).isEqualTo(before);
    assertThat(await(views.viewsId())).isEqualTo(before);
    redis(Command.FLUSHDB);
    var after = project(Updates.of("r", "e", 2)).viewsId();
    assertThat(after).isNotEqualTo(before);
    assertThat(await(views.viewsId())).isEqualTo(after);
  }

  @Test
  void inAnotherLifeNothingIsTakenOfAWriterThatWasInForceInTheOneBefore() throws Exception {
    var life = await(views.raise(FENCE, 101)).viewsId();
    assertThat(project(FENCE.in(life), Updates.of("r", "e", 1)).verdict()).isEqualTo(Verdict.OK);
    redis(Command.FLUSHDB);
    var refused = project(FENCE.in(life), Updates.of("r", "e", 2));
    assertThat(refused.verdict()).isEqualTo(Verdict.EMPTIED);
    assertThat(redis(Command.KEYS, "channel:*")).isEqualTo("[]");
    var after = FENCE.in(refused.viewsId());
    assertThat(project(after, Updates.of("r", "e", 2)).verdict()).isEqualTo(Verdict.OK);
  }

  @Test
  void anEmptiedStoreTakesTheWritersImages() throws Exception {
    project(Updates.of("r", "e", 1));
    redis(Command.FLUSHDB);
    project(Updates.image("r", "e", 7).takes(5L));
    assertThat(await(channels.head("room:r"))).isEqualTo(new Head("e", 7));
    assertThat(await(channels.seat(SERVICE.seatKey(5)))).isEqualTo("r");
    var window = await(channels.read("room:r", 0, new Head("e", 6)));
    assertThat(Updates.text(window.image())).isEqualTo("image r e 7");
    assertThat(window.missed()).isNull();
    assertThat(await(channels.read("room:r", 0, new Head("e", 7))).missed()).isEmpty();
  }

  @Test
  void clearingDeletesAllViewsOfThePartitionAndNothingElse() throws Exception {
    var other = new Fence("games", 1, "log-a", 3);
    project(Updates.of("r", "e", 1).takes(5L).secret(5, "own"), Updates.of("q", "e", 1).closing());
    project(other, Updates.of("s", "e", 1).takes(6L));
    await(views.clear(FENCE));
    assertThat(redis(Command.KEYS, "*r"))
        .doesNotContain("channel:room:r", SERVICE.documentKey(new RoomId("r")));
    assertThat(redis(Command.KEYS, "channel:*")).isEqualTo("[channel:room:s]");
    assertThat(redis(Command.KEYS, SERVICE.keyPrefix() + ":user:*:room"))
        .isEqualTo("[" + SERVICE.seatKey(6) + "]");
    assertThat(redis(Command.SMEMBERS, SERVICE.listKey())).isEqualTo("[s]");
  }
}
