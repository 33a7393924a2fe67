package dev.paddock.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.journal.Snapshots.Checkpoint;
import dev.paddock.engine.publish.Tally;
import dev.paddock.engine.publish.TallyService;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.wire.WireCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JournalFoldTest {
  private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final String LOG = "log-1";

  private final WireCodec wire = new WireCodec();
  private final Kinds kinds = new Kinds(new TallyService("tally"), List.of(new Tally("tally")));
  private final DecisionCodec codec = new DecisionCodec(kinds, wire);
  private final Memory journal = new Memory();

  @Test
  void whatAReplacedWriterWroteNeverHappened() {
    claim();
    add(0, 1, "a", 0, 5);
    claim();
    add(0, 2, "a", 1, 1_000);
    add(2, 1, "a", 1, 2);
    var fold = fold(0, null);

    assertThat(fold.skipped()).isEqualTo(1);
    assertThat(room(fold, "a").head().seq()).isEqualTo(2);
    assertThat(wire.json(room(fold, "a").state())).asString().contains("7").doesNotContain("1007");
    assertThat(fold.decided(new RoomId("a"))).isEqualTo(4);
  }

  @Test
  void aRoomThatIsOlderThanTheLogIsCountedAndNotGuessed() {
    claim();
    add(0, 1, "old", 0, 5);
    claim();
    add(2, 1, "old", 1, 5);
    add(2, 2, "new", 0, 5);
    var fold = fold(2, null);

    assertThat(fold.unknown()).containsExactly(new RoomId("old"));
    assertThat(fold.rooms()).extracting(r -> r.id().value()).containsExactly("new");
  }

  @Test
  void withoutItsClaimNothingCounts() {
    claim();
    add(0, 1, "a", 0, 5);
    add(0, 2, "b", 0, 5);
    var fold = fold(1, null);

    assertThat(fold.rooms()).isEmpty();
    assertThat(fold.skipped()).isEqualTo(2);
  }

  @Test
  void aCheckpointBringsTheRoomsTheLogHasForgotten() {
    claim();
    add(0, 1, "a", 0, 5);
    var early = room(fold(0, null), "a");
    var mark = new Mark(LOG, 2, 0, 1, true);
    var rooms = List.of(new RoomSnapshots(kinds, wire).encode(early));
    add(0, 2, "a", 1, 6);
    var fold = fold(2, new Checkpoint(mark, 0, rooms, null));

    assertThat(fold.unknown()).isEmpty();
    assertThat(room(fold, "a").head().seq()).isEqualTo(2);
    assertThat(room(fold, "a").state()).isEqualTo(room(fold(0, null), "a").state());
  }

  @Test
  void everyLineIsKnownWithItsPlace() {
    claim();
    add(0, 1, "a", 0, 5);
    add(0, 2, "a", 1, 6);
    var told = fold(0, null).told(new RoomId("a"));

    assertThat(told).isNotNull();
    assertThat(told.lines())
        .extracting(told::name)
        .containsExactly(
            "added a:epoch-1:1 (tally.journal-0@1)", "added a:epoch-1:2 (tally.journal-0@2)");
  }

  private JournalFold fold(long start, @Nullable Checkpoint checkpoint) {
    var documents = new FoldedDocuments(JournalFold.histories(kinds));
    var fold =
        new JournalFold(kinds, wire, journal, "tally.journal", 0, start, checkpoint, documents);
    fold.advance(journal.end(0), () -> {});
    return fold;
  }

  private static Room room(JournalFold fold, String id) {
    return fold.rooms().stream().filter(r -> r.id().value().equals(id)).findFirst().orElseThrow();
  }

  private void claim() {
    journal.put(new RecordHead(RecordHead.Type.CLAIM, 99, 0), new byte[0]);
  }

  private void add(long claim, long lane, String room, long seq, long amount) {
    var happening = new Decision.Happening("added", new Tally.Added(amount));
    var part = new Decision.Part("tally", "epoch-1", seq, false, List.of(happening));
    var decision =
        new Decision.Accepted(new RoomId(room), AT, Actor.user(7, "ann"), null, List.of(part));
    journal.put(new RecordHead(RecordHead.Type.DECISION, claim, lane), codec.encode(decision));
  }

  /** A journal of one partition in memory. */
  private static final class Memory implements Journal {
    private final List<Entry> entries = new ArrayList<>();

    void put(RecordHead head, byte[] value) {
      entries.add(new Entry(0, entries.size(), AT.toEpochMilli(), head, null, value));
    }

    @Override
    public String topicId() {
      return LOG;
    }

    @Override
    public int partitions() {
      return 1;
    }

    @Override
    public Appender appender() {
      throw new UnsupportedOperationException();
    }

    @Override
    public AutoCloseable follow(Follower follower) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void read(int partition, long from, long upTo, EntryHandler handler) {
      entries.subList((int) from, (int) upTo).forEach(handler::entry);
    }

    @Override
    public long end(int partition) {
      return entries.size();
    }
  }
}
