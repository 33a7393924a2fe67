package dev.paddock.engine.replay;

import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.kafka.KafkaTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents that the records of {@code X.events} ask for. */
final class EventsFold {
  private final String name;
  private final KafkaTopic topic;
  private final FoldedDocuments documents;
  private final Progress progress;
  private final Map<Integer, Long> places = new HashMap<>();
  private boolean whole = true;

  EventsFold(
      String name,
      KafkaTopic topic,
      List<Range> ranges,
      FoldedDocuments documents,
      Progress progress) {
    this.name = name;
    this.topic = topic;
    this.documents = documents;
    this.progress = progress;
    for (var range : ranges) {
      places.put(range.partition(), range.from());
      whole &= range.from() == 0;
    }
  }

  /** Reads on to the present ends. */
  void advance() {
    places.replaceAll(this::advance);
  }

  boolean isWhole() {
    return whole;
  }

  private long advance(int partition, long from) {
    long end = topic.end(partition);
    progress.expect(end - from);
    topic.read(
        partition,
        from,
        end,
        record -> {
          progress.step();
          documents.add(record.value(), name + "-" + partition + "@" + record.offset());
        });
    return end;
  }
}
