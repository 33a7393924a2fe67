package dev.paddock.engine.replay;

import dev.paddock.engine.kafka.KafkaTopic;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Ranges of several partitions as one sequence by time; each partition keeps its order. */
final class Merged {
  /** Most offsets read ahead of each partition. */
  private static final int AHEAD = 2_000;

  /** One partition's range. */
  private final class Strand {
    private final Range range;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();
    private long next;

    Strand(Range range) {
      this.range = range;
      this.next = range.from();
    }

    boolean hasMore() {
      while (read.isEmpty() && next < range.upTo()) {
        long stop = Math.min(next + AHEAD, range.upTo());
        topic.read(range.partition(), next, stop, read::add);
        next = stop;
      }
      return !read.isEmpty();
    }

    long time() {
      return read.getFirst().timestamp();
    }
  }

  private final KafkaTopic topic;
  private final PriorityQueue<Strand> strands =
      new PriorityQueue<>(
          Comparator.comparingLong(Strand::time).thenComparing(s -> s.range.partition()));

  Merged(KafkaTopic topic, List<Range> ranges) {
    this.topic = topic;
    ranges.stream().map(Strand::new).filter(Strand::hasMore).forEach(strands::add);
  }

  void each(Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    while (!strands.isEmpty()) {
      var strand = strands.remove();
      handler.accept(strand.read.removeFirst());
      if (strand.hasMore()) {
        strands.add(strand);
      }
    }
  }
}
