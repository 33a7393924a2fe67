package dev.paddock.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.loop.FakeNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FakeLogTest {
  private final FakeLoop world = new FakeLoop();
  private final FakeNode node = new FakeNode(world);
  private final FakeLog log = new FakeLog("topic-1", 2, world);
  private final Queue<Fate> fates = new ArrayDeque<>();
  private final Journal journal =
      log.journal(node, (p, head) -> fates.isEmpty() ? Fate.GOOD : fates.remove());
  private final Journal.Appender appender = journal.appender();
  private final List<String> answers = new ArrayList<>();

  @Test
  void aGoodSendIsAnsweredWithItsOffset() {
    send(1);
    send(2);
    world.settle();
    assertThat(answers).containsExactly("1 at 0", "2 at 1");
    assertThat(lanes()).containsExactly(1L, 2L);
  }

  @Test
  void aSendThatNeverLandsLeavesAHole() {
    fates.add(Fate.NEVER_LANDS);
    send(1);
    send(2);
    world.advance(Fate.DELIVERY_TIMEOUT);
    assertThat(answers).containsExactly("1 failed", "2 at 0");
    assertThat(lanes()).containsExactly(2L);
  }

  @Test
  void aLostAnswerIsAFailureOfWhatLanded() {
    fates.add(Fate.LOST_ANSWER);
    send(1);
    world.settle();
    assertThat(lanes()).containsExactly(1L);
    assertThat(answers).isEmpty();
    world.advance(Fate.DELIVERY_TIMEOUT);
    assertThat(answers).containsExactly("1 failed");
  }

  @Test
  void aFailedSendCanLandLaterAndHoldsBackWhatFollows() {
    fates.add(Fate.landsLate(Duration.ofSeconds(1)));
    send(1);
    send(2);
    world.advance(Fate.DELIVERY_TIMEOUT);
    assertThat(answers).containsExactly("1 failed");
    assertThat(lanes()).isEmpty();
    world.advance(Duration.ofSeconds(1));
    assertThat(lanes()).containsExactly(1L, 2L);
    assertThat(answers).containsExactly("1 failed", "2 at 1");
  }

  @Test
  void aSendCanLandTwice() {
    fates.add(Fate.LANDS_TWICE);
    send(1);
    world.advance(Fate.DELIVERY_TIMEOUT);
    assertThat(lanes()).containsExactly(1L, 1L);
    assertThat(answers).containsExactly("1 failed");
  }

  @Test
  void anAnswerCanLackTheOffset() {
    fates.add(Fate.NO_OFFSET);
    send(1);
    world.settle();
    assertThat(answers).containsExactly("1 at -1");
  }

  @Test
  void aClosedAppenderFailsWhatIsUnderWayAndItMayStillLand() {
    fates.add(Fate.slow(Duration.ofSeconds(1)));
    send(1);
    appender.close();
    send(2);
    world.advance(Duration.ofSeconds(1));
    assertThat(answers).containsExactly("1 failed", "2 failed");
    assertThat(lanes()).containsExactly(1L);
  }

  @Test
  void aKilledNodesSendsLandWithoutAnAnswer() {
    send(1);
    node.kill();
    world.advance(Duration.ofSeconds(1));
    assertThat(lanes()).containsExactly(1L);
    assertThat(answers).isEmpty();
  }

  @Test
  void aFollowerHearsOfWhatLandsAndOfSilence() throws Exception {
    send(1);
    world.settle();
    var fetches = new ArrayList<Integer>();
    var following = journal.follow(entries -> fetches.add(entries.size()));
    send(2);
    world.settle();
    assertThat(fetches).containsExactly(1);
    world.advance(FakeFollower.QUIET.multipliedBy(2));
    assertThat(fetches).containsExactly(1, 0, 0);
    following.close();
    world.advance(FakeFollower.QUIET);
    assertThat(fetches).hasSize(3);
  }

  @Test
  void readingBeyondTheEndOrBeforeTheStartFails() {
    send(1);
    send(2);
    world.settle();
    log.trim(0, 1);
    var read = new ArrayList<Long>();
    journal.read(0, 1, 2, e -> read.add(e.offset()));
    assertThat(read).containsExactly(1L);
    assertThatThrownBy(() -> journal.read(0, 0, 2, e -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.read(0, 1, 3, e -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySendIsAnsweredOnceAndInOrderWhateverGoesWrong(long seed) {
    var faulty = log.journal(node, Fates.seeded(new Random(seed), 0.3)).appender();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < 200; i++) {
      int number = i;
      faulty.append(1, null, head(i), new byte[0], (offset, failure) -> order.add(number));
    }
    world.advance(Duration.ofMinutes(1));
    assertThat(order).hasSize(200).isSorted();
  }

  private void send(long lane) {
    appender.append(
        0,
        "room",
        head(lane),
        new byte[0],
        (offset, failure) -> answers.add(lane + (failure == null ? " at " + offset : " failed")));
  }

  private List<Long> lanes() {
    return log.entries(0).stream().map(e -> e.head().lane()).toList();
  }

  private static RecordHead head(long lane) {
    return new RecordHead(RecordHead.Type.DECISION, 7, lane);
  }
}
