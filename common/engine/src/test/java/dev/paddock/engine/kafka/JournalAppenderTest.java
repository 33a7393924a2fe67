package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.journal.RecordHead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class JournalAppenderTest {
  private final SlowProducer producer = new SlowProducer();
  private final JournalAppender appender = JournalAppender.open("journal", producer);
  private final List<String> answers = Collections.synchronizedList(new ArrayList<>());

  @Test
  void sendsFromBeforeTheConnectionWaitForItAndKeepTheirOrder() throws Exception {
    IntStream.range(0, 5).forEach(this::append);
    assertThat(answers).isEmpty();
    producer.connect(5);
    append(5);
    assertThat(answers).containsExactly("0 at 0", "1 at 1", "2 at 2", "3 at 3", "4 at 4", "5 at 5");
  }

  @Test
  void moreSendsThanMayWaitFailAtOnce() {
    IntStream.range(0, JournalAppender.MAX_WAITING).forEach(this::append);
    assertThat(answers).isEmpty();
    append(-1);
    assertThat(answers).containsExactly("-1 failed");
  }

  @Test
  void closingFailsWhatStillWaits() {
    append(0);
    appender.close();
    append(1);
    assertThat(answers).containsExactly("0 failed", "1 failed");
  }

  @Test
  void anAcknowledgementWithoutAnOffsetSaysSo() throws Exception {
    append(0);
    producer.offsets = false;
    producer.connect(1);
    assertThat(answers).containsExactly("0 at -1");
  }

  @Test
  void aSendTheClientRefusesIsAnsweredOnce() throws Exception {
    append(0);
    producer.connect(1);
    producer.sendException = new IllegalStateException("as planned");
    append(1);
    assertThat(answers).containsExactly("0 at 0", "1 failed");
  }

  private void append(int number) {
    appender.append(
        0,
        null,
        new RecordHead(RecordHead.Type.DECISION, 0, number),
        new byte[0],
        (offset, failure) -> answers.add(number + (failure == null ? " at " + offset : " failed")));
  }

  /** Is connected when a test says so. */
  private static final class SlowProducer extends MockProducer<byte[], byte[]> {
    private final CountDownLatch connected = new CountDownLatch(1);
    private volatile boolean offsets = true;
    private volatile CountDownLatch sent = new CountDownLatch(0);

    SlowProducer() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Connects, and waits for the sends that waited for it. */
    void connect(int waiting) throws InterruptedException {
      sent = new CountDownLatch(waiting);
      connected.countDown();
      assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
      try {
        connected.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return List.of();
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      try {
        return super.send(record, offsets ? callback : placeless(callback));
      } finally {
        sent.countDown();
      }
    }

    private static Callback placeless(Callback callback) {
      var nowhere = new RecordMetadata(new TopicPartition("journal", 0), -1, -1, -1, 0, 0);
      return (metadata, failure) -> callback.onCompletion(nowhere, failure);
    }
  }
}
