package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.engine.views.ChannelStore.Message;
import dev.paddock.engine.views.ViewStore.Fence;
import dev.paddock.engine.views.ViewStore.Projected;
import dev.paddock.engine.views.ViewStore.Verdict;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two writers of one partition take turns at random; every successor projects again from somewhere
 * before its claim. What is readable is always the fold of the one history, and only the newest
 * claim moves it.
 */
class TwoWritersTest extends RedisTestBase {
  private static final int ROOMS = 3;
  private static final int STEPS = 60;

  /** The log: the newest number of each room, and the decisions in order. */
  private final List<Updates> log = new ArrayList<>();

  private final long[] newest = new long[ROOMS];

  private int[] done = new int[2];
  private Fence[] fences = new Fence[2];
  private int owner;
  private long claim;

  /** How much of the log is certainly projected: no checkpoint is taken for newer than that. */
  private int projected;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anOlderClaimChangesNothingEver(long seed) throws Exception {
    var random = new Random(seed);
    takeOver(0, random);
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(8) == 0) {
        takeOver(1 - owner, random);
      }
      decide(random);
      writeAll(random);
    }
    project(fences[owner], rest(owner, log.size()));
    for (int room = 0; room < ROOMS; room++) {
      assertThat(messages(room)).isEqualTo(folded(room));
    }
  }

  private void takeOver(int writer, Random random) throws Exception {
    owner = writer;
    claim += 1 + random.nextInt(10);
    fences[writer] = new Fence("games", 0, "log", claim);
    done[writer] = random.nextInt(projected + 1);
    await(views.raise(fences[writer], claim + 1));
  }

  private void decide(Random random) {
    for (int n = random.nextInt(4); n >= 0; n--) {
      int room = random.nextInt(ROOMS);
      long first = newest[room] + 1;
      newest[room] = first + random.nextInt(3);
      log.add(Updates.of("r" + room, "e", first).upTo(newest[room]).takes(100L + room));
    }
  }

  /** Both writers send batches without waiting, in an order that chance decides. */
  private void writeAll(Random random) throws Exception {
    var sent = new ArrayList<Future<Projected>>();
    var writers = new ArrayList<Integer>();
    for (int n = 0; n < 3; n++) {
      int writer = random.nextInt(2);
      if (fences[writer] != null) {
        int upTo = done[writer] + random.nextInt(log.size() - done[writer] + 1);
        sent.add(views.project(fences[writer], Updates.all(rest(writer, upTo))));
        writers.add(writer);
        done[writer] = upTo;
        projected = writer == owner ? Math.max(projected, upTo) : projected;
      }
    }
    for (int n = 0; n < sent.size(); n++) {
      var projected = await(sent.get(n));
      var expected = writers.get(n) == owner ? Verdict.OK : Verdict.FENCED;
      assertThat(projected.verdict()).isEqualTo(expected);
      assertThat(projected.ahead()).isEmpty();
      assertThat(projected.conflicts()).isEmpty();
    }
  }

  private Updates[] rest(int writer, int upTo) {
    return log.subList(done[writer], upTo).toArray(Updates[]::new);
  }

  private List<String> messages(int room) throws Exception {
    var window = await(channels.read("room:r" + room, 0, new Head("e", 0)));
    if (window == null) {
      return List.of();
    }
    assertThat(window.imageSeq()).isEqualTo(window.head().seq()).isEqualTo(newest[room]);
    return window.missed().stream().map(Message::bytes).map(Updates::text).toList();
  }

  private List<String> folded(int room) {
    return log.stream()
        .filter(updates -> updates.room().equals("r" + room))
        .flatMap(updates -> updates.get().lines().stream())
        .map(line -> Updates.text(line.bytes()))
        .toList();
  }
}
