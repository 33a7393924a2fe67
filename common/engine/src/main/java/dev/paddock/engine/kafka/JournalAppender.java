package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** One idempotent producer; it never blocks a sender, not even before it is connected. */
final class JournalAppender implements Journal.Appender {
  /** Most sends that wait for the connection. */
  static final int MAX_WAITING = 10_000;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(6);

  private final String topic;
  private final Producer<byte[], byte[]> producer;

  /** Sends from before it was connected, null from then on. */
  private @Nullable List<Send> waiting = new ArrayList<>();

  private @Nullable RuntimeException broken;

  private JournalAppender(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static JournalAppender open(String topic, Producer<byte[], byte[]> producer) {
    var appender = new JournalAppender(topic, producer);
    Thread.ofVirtual().name("journal-connect").start(appender::connect);
    return appender;
  }

  @Override
  public synchronized void append(
      int partition, @Nullable String key, RecordHead head, byte[] value, Journal.Ack ack) {
    var send = new Send(JournalRecords.encode(topic, partition, key, head, value), ack);
    if (broken != null) {
      send.fail(broken);
    } else if (waiting == null) {
      send(send);
    } else if (waiting.size() < MAX_WAITING) {
      waiting.add(send);
    } else {
      send.fail(new KafkaAway(MAX_WAITING + " sends wait for a connection already"));
    }
  }

  /** Returns at once; what is under way still gets its answer. */
  @Override
  public void close() {
    end(new IllegalStateException("the appender is closed"));
    Thread.ofVirtual().name("journal-close").start(() -> producer.close(CLOSE_LIMIT));
  }

  private void connect() {
    try {
      Warmth.warm(producer, topic);
      flush();
    } catch (RuntimeException e) {
      end(e);
    }
  }

  private synchronized void flush() {
    var sends = waiting;
    waiting = null;
    if (sends != null) {
      sends.forEach(this::send);
    }
  }

  private synchronized void end(RuntimeException why) {
    broken = broken == null ? why : broken;
    var sends = waiting;
    waiting = null;
    if (sends != null) {
      sends.forEach(s -> s.fail(why));
    }
  }

  private void send(Send send) {
    try {
      var unused = producer.send(send.record, send);
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
      send.fail(e);
    } catch (RuntimeException e) {
      send.fail(e);
    }
  }

  /** One record under way; answered once, however the client tells. */
  private static final class Send implements Callback {
    private final ProducerRecord<byte[], byte[]> record;
    private final Journal.Ack ack;
    private boolean answered;

    Send(ProducerRecord<byte[], byte[]> record, Journal.Ack ack) {
      this.record = record;
      this.ack = ack;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
      if (failure == null && metadata != null && metadata.hasOffset()) {
        answer(metadata.offset(), null);
      } else {
        answer(-1, failure);
      }
    }

    void fail(Exception failure) {
      answer(-1, failure);
    }

    private void answer(long offset, @Nullable Exception failure) {
      if (!answered) {
        answered = true;
        ack.done(offset, failure);
      }
    }
  }
}
