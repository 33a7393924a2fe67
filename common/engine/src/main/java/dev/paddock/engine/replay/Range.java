package dev.paddock.engine.replay;

import dev.paddock.engine.kafka.KafkaTopic;
import dev.paddock.engine.kafka.Partitions;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records {@code [from, upTo)} of a partition. */
record Range(int partition, long from, long upTo) {
  /**
   * What a request means in a topic as it is now.
   *
   * @throws Misuse if it names a partition there is not
   */
  static List<Range> of(Request request, KafkaTopic topic) {
    return partitions(request, topic.partitions())
        .mapToObj(partition -> range(request, topic, partition))
        .toList();
  }

  long records() {
    return upTo - from;
  }

  private static IntStream partitions(Request request, int count) {
    var asked = request.partitions();
    for (int partition : asked) {
      if (partition >= count) {
        throw new Misuse("%s has partitions 0 to %d.".formatted(request.topic(), count - 1));
      }
    }
    var room = request.room();
    if (room == null) {
      return IntStream.range(0, count).filter(p -> asked.isEmpty() || asked.contains(p));
    }
    int home = Partitions.of(room, count);
    if (!asked.isEmpty() && !asked.contains(home)) {
      throw new Misuse("%s lies in partition %d.".formatted(room, home));
    }
    return IntStream.of(home);
  }

  private static Range range(Request request, KafkaTopic topic, int partition) {
    long start = topic.start(partition);
    long end = topic.end(partition);
    long from = offset(request.since(), topic, partition, start);
    long upTo = Math.clamp(offset(request.until(), topic, partition, end), start, end);
    return new Range(partition, Math.clamp(from, start, upTo), upTo);
  }

  private static long offset(
      @Nullable Bound bound, KafkaTopic topic, int partition, long otherwise) {
    return switch (bound) {
      case null -> otherwise;
      case Bound.Offset at -> at.offset();
      case Bound.Time time -> topic.offsetAt(partition, time.at());
    };
  }
}
