package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaJournalTest {
  private final KafkaClients clients = Kafka.clients();
  private final String service = Kafka.service(2);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final KafkaJournal journal = KafkaJournal.open(clients, service, metrics);
  private final Journal.Appender appender = journal.appender();

  @AfterEach
  void close() {
    appender.close();
    journal.close();
  }

  @Test
  void recordsAreReadAsTheyWereAppended() {
    assertThat(append(1, 7)).isZero();
    assertThat(append(1, 8)).isEqualTo(1);
    assertThat(journal.end(1)).isEqualTo(2);
    assertThat(journal.end(0)).isZero();
    var entry = read(1, 0, 2).getLast();
    assertThat(entry.head()).isEqualTo(head(8));
    assertThat(entry.key()).isEqualTo("room_8");
    assertThat(entry.value()).isEqualTo("value 8".getBytes(StandardCharsets.UTF_8));
    assertThat(entry.offset()).isEqualTo(1);
  }

  @Test
  void acknowledgementsComeInTheOrderOfTheSends() throws Exception {
    var offsets = new LinkedBlockingQueue<Long>();
    for (int i = 0; i < 500; i++) {
      appender.append(0, null, head(i), new byte[100], (offset, failure) -> offsets.add(offset));
    }
    for (long expected = 0; expected < 500; expected++) {
      assertThat(offsets.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
    }
  }

  @Test
  void aRangeIsReadExactly() {
    LongStream.range(0, 10).forEach(i -> append(0, i));
    assertThat(read(0, 3, 7)).extracting(Journal.Entry::offset).containsExactly(3L, 4L, 5L, 6L);
    assertThat(read(0, 4, 4)).isEmpty();
  }

  /**
   * A takeover reads one partition after the other; each used to wait 200 ms for the one before.
   */
  @Test
  void rangesAreReadOneAfterTheOtherWithoutWaiting() {
    append(0, 1);
    append(1, 1);
    read(0, 0, 1);
    long begin = System.nanoTime();
    for (int i = 0; i < 10; i++) {
      read(i % 2, 0, 1);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void readingBeyondTheEndFails() {
    append(0, 1);
    assertThatThrownBy(() -> read(0, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends at 1");
  }

  @Test
  void readingWhatWasDeletedFails() {
    LongStream.range(0, 4).forEach(i -> append(0, i));
    journal.deleteBefore(0, 2);
    assertThat(journal.start(0)).isEqualTo(2);
    assertThat(read(0, 2, 4)).hasSize(2);
    assertThatThrownBy(() -> read(0, 0, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("starts at 2");
  }

  @Test
  void aTimeIsFoundInTheLog() {
    append(0, 1);
    assertThat(journal.offsetAt(0, Instant.EPOCH)).isZero();
    assertThat(journal.offsetAt(0, Instant.now().plusSeconds(60))).isEqualTo(1);
  }

  @Test
  void aFollowerStartsAtTheEndAndHearsOfAllPartitions() throws Exception {
    append(0, 1);
    var heard = new LinkedBlockingQueue<Journal.Entry>();
    try (var following = journal.follow(heard::addAll)) {
      append(0, 2);
      append(1, 3);
      var lanes = new ArrayList<Long>();
      lanes.add(heard.poll(10, TimeUnit.SECONDS).head().lane());
      lanes.add(heard.poll(10, TimeUnit.SECONDS).head().lane());
      assertThat(lanes).containsExactlyInAnyOrder(2L, 3L);
    }
  }

  @Test
  void aFollowerHearsOfSilence() throws Exception {
    var fetches = new LinkedBlockingQueue<Integer>();
    try (var following = journal.follow(entries -> fetches.add(entries.size()))) {
      for (int i = 0; i < 4; i++) {
        assertThat(fetches.poll(1, TimeUnit.SECONDS)).isZero();
      }
    }
  }

  @Test
  void aRecordThatIsNoneIsSkippedAndCounted() {
    append(0, 1);
    sendForeign();
    append(0, 2);
    assertThat(read(0, 0, 3)).extracting(e -> e.head().lane()).containsExactly(1L, 2L);
    assertThat(metrics.counter("paddock.journal.unreadable", "topic", Topics.journal(service)))
        .satisfies(c -> assertThat(c.count()).isEqualTo(1));
  }

  @Test
  void anotherAppenderDoesNotDependOnAClosedOne() {
    append(0, 1);
    var other = journal.appender();
    appender.close();
    assertThat(append(other, 0, 2)).isEqualTo(1);
    assertThatThrownBy(() -> append(appender, 0, 3)).hasRootCauseMessage("the appender is closed");
    other.close();
  }

  @Test
  void theTopicHasAnIdentity() {
    assertThat(journal.topicId())
        .isEqualTo(new TopicAdmin(clients).topicId(Topics.journal(service)));
    assertThat(journal.partitions()).isEqualTo(2);
  }

  private void sendForeign() {
    try (var producer = clients.journalProducer()) {
      Warmth.warm(producer, Topics.journal(service));
      var unused = producer.send(Records.record(Topics.journal(service), 0, "key", new byte[1]));
    }
  }

  private long append(int partition, long lane) {
    return append(appender, partition, lane);
  }

  private static long append(Journal.Appender appender, int partition, long lane) {
    var acked = new CompletableFuture<Long>();
    appender.append(
        partition,
        "room_" + lane,
        head(lane),
        ("value " + lane).getBytes(StandardCharsets.UTF_8),
        (offset, failure) -> {
          if (failure == null) {
            acked.complete(offset);
          } else {
            acked.completeExceptionally(failure);
          }
        });
    return acked.orTimeout(10, TimeUnit.SECONDS).join();
  }

  private List<Journal.Entry> read(int partition, long from, long upTo) {
    var entries = new ArrayList<Journal.Entry>();
    journal.read(partition, from, upTo, entries::add);
    return entries;
  }

  private static RecordHead head(long lane) {
    return new RecordHead(RecordHead.Type.DECISION, 4711, lane);
  }
}
