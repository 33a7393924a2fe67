package dev.paddock.engine.replay;

import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.KafkaSnapshots;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A range of a journal folded to rooms, partition by partition. */
final class Folding implements AutoCloseable {
  private final Kinds kinds;
  private final WireCodec wire;
  private final KafkaJournal journal;
  private final KafkaSnapshots snapshots;
  private final FoldedDocuments documents;
  private final Progress progress;
  private final List<JournalFold> folds = new ArrayList<>();
  private boolean whole = true;

  private Folding(
      Kinds kinds,
      WireCodec wire,
      KafkaJournal journal,
      KafkaSnapshots snapshots,
      Progress progress) {
    this.kinds = kinds;
    this.wire = wire;
    this.journal = journal;
    this.snapshots = snapshots;
    this.progress = progress;
    this.documents = new FoldedDocuments(JournalFold.histories(kinds));
  }

  /** Folds up to the ends of ranges; what comes before them is read too. */
  static Folding of(
      Kinds kinds, KafkaClients clients, String topic, List<Range> ranges, Progress progress) {
    var wire = new WireCodec();
    var service = kinds.service().name();
    var folding =
        new Folding(
            kinds,
            wire,
            KafkaJournal.open(clients, service, new SimpleMeterRegistry()),
            KafkaSnapshots.open(clients, service, wire),
            progress);
    ranges.forEach(range -> folding.open(topic, range));
    return folding;
  }

  List<JournalFold> folds() {
    return folds;
  }

  FoldedDocuments documents() {
    return documents;
  }

  /** Whether everything that ever happened was read. */
  boolean isWhole() {
    return whole;
  }

  /** Reads on to the present ends. */
  void advance() {
    folds.forEach(fold -> advance(fold, journal.end(fold.partition())));
  }

  @Override
  public void close() {
    journal.close();
    snapshots.close();
  }

  private void open(String topic, Range range) {
    int partition = range.partition();
    long start = journal.start(partition);
    whole &= start == 0;
    var checkpoint = start == 0 ? null : checkpoint(partition, start, range.upTo());
    var fold =
        new JournalFold(kinds, wire, journal, topic, partition, start, checkpoint, documents);
    advance(fold, range.upTo());
    folds.add(fold);
  }

  private Snapshots.@Nullable Checkpoint checkpoint(int partition, long start, long upTo) {
    var newest = snapshots.read(partition);
    if (newest == null || !newest.mark().topicId().equals(journal.topicId())) {
      return null;
    }
    long offset = newest.mark().offset();
    return offset >= start && offset <= upTo ? newest : null;
  }

  private void advance(JournalFold fold, long upTo) {
    progress.expect(Math.max(0, upTo - fold.offset()));
    fold.advance(upTo, progress::step);
  }
}
