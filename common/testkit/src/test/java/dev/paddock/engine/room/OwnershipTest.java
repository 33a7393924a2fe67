package dev.paddock.engine.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.testkit.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final int PARTITIONS = 4;
  private static final int CLAIM = 7;
  private static final Duration FETCH = Duration.ofMillis(200);

  private final FakeLoop loop = new FakeLoop();
  private final List<Integer> claimed = new ArrayList<>();
  private final Set<Integer> released = new HashSet<>();
  private final Ownership ownership =
      new Ownership(loop, "counters", PARTITIONS, "me", new Claiming());

  @Test
  void anOwnerThatIsSilentWhileItsJournalIsFollowedIsReplaced() {
    othersOwnAll();
    follow(Duration.ofSeconds(5));
    assertThat(claimed).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void nobodyIsReplacedWhileTheLogIsAway() {
    othersOwnAll();
    look(Duration.ofSeconds(20));
    assertThat(claimed).isEmpty();
  }

  @Test
  void anOwnerThatLeftIsNotReplacedWhileTheLogIsAway() {
    othersOwnAll();
    look(Duration.ofSeconds(2));
    ownership.view(view("me"));
    look(Duration.ofSeconds(20));
    assertThat(claimed).isEmpty();
  }

  @Test
  void silenceIsCountedAfreshWhenTheLogIsBack() {
    othersOwnAll();
    look(Duration.ofSeconds(20));
    follow(Duration.ofSeconds(2));
    assertThat(claimed).isEmpty();
    follow(Duration.ofSeconds(3));
    assertThat(claimed).hasSize(PARTITIONS);
  }

  @Test
  void whoReplacedASilentOwnerDoesNotHandBackAtOnce() {
    for (int second = 0; second < 15; second++) {
      othersOwnAll();
      follow(Duration.ofSeconds(1));
    }
    follow(Duration.ofSeconds(8));
    assertThat(claimed).hasSize(PARTITIONS);
    assertThat(released).isEmpty();
    follow(Duration.ofSeconds(12));
    assertThat(released).isNotEmpty();
  }

  @Test
  void anOwnerThatLeftTheViewIsReplacedAtTheNextBeatItMisses() {
    othersOwnAll();
    ownership.view(view("me"));
    follow(Duration.ofMillis(400));
    assertThat(claimed).isEmpty();
    follow(Duration.ofMillis(400));
    assertThat(claimed).hasSize(PARTITIONS);
  }

  @Test
  void aClaimOfTheDeadThatIsFoundAtAStartIsReplacedSoon() {
    ownership.view(view("me"));
    follow(Duration.ofSeconds(2));
    foundOfOthers();
    follow(Duration.ofMillis(1_000));
    assertThat(claimed).hasSize(PARTITIONS);
  }

  @Test
  void anOwnerThatLivesInTheOtherHalfOfASplitKeepsItsPartitions() {
    othersOwnAll();
    ownership.view(view("me"));
    for (int beat = 0; beat < 50; beat++) {
      look(Limits.BEAT.plus(Limits.TICK));
      ownership.fetched(beatsOfOthers());
    }
    assertThat(claimed).isEmpty();
  }

  @Test
  void anOwnerThatLivedInTheOtherHalfIsReplacedOnceItIsSilent() {
    othersOwnAll();
    ownership.view(view("me"));
    for (int beat = 0; beat < 5; beat++) {
      look(Limits.BEAT.plus(Limits.TICK));
      ownership.fetched(beatsOfOthers());
    }
    follow(Limits.SILENT.minus(FETCH));
    assertThat(claimed).isEmpty();
    follow(Duration.ofSeconds(1));
    assertThat(claimed).hasSize(PARTITIONS);
  }

  private static List<Journal.Entry> beatsOfOthers() {
    var head = new RecordHead(RecordHead.Type.BEAT, CLAIM, 0);
    return IntStream.range(0, PARTITIONS)
        .mapToObj(p -> new Journal.Entry(p, CLAIM + 1, 0, head, null, new byte[0]))
        .toList();
  }

  private void othersOwnAll() {
    ownership.view(view("me", "other"));
    foundOfOthers();
  }

  private void foundOfOthers() {
    for (int p = 0; p < PARTITIONS; p++) {
      ownership.found(p, CLAIM, "other", false);
    }
    ownership.fetched(List.of());
  }

  /** Fetches that bring nothing. */
  private void follow(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= FETCH.toMillis()) {
      look(FETCH);
      ownership.fetched(List.of());
    }
  }

  /** Time without a fetch. */
  private void look(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= Limits.TICK.toMillis()) {
      loop.advance(Limits.TICK);
      ownership.tick();
    }
  }

  private static ClusterView view(String... nodes) {
    return new ClusterView(
        List.of(nodes).stream()
            .map(node -> new ClusterView.Member(node, Set.of("counters")))
            .toList());
  }

  private final class Claiming implements Ownership.Writers {
    @Override
    public boolean holds(int partition) {
      return claimed.contains(partition);
    }

    @Override
    public void claim(int partition) {
      claimed.add(partition);
    }

    @Override
    public void release(int partition) {
      released.add(partition);
    }

    @Override
    public void overtaken(int partition, long claim, String node) {}
  }
}
