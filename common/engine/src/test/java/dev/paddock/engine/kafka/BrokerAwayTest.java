package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

  /** Long enough for the client to give up the only broker it knows. */
  private static final long AWAY = TimeUnit.SECONDS.toNanos(2);

  @Test
  void sendsWaitForABrokerThatIsAwayInsteadOfFailingAtOnce(@TempDir Path dir) {
    var broker = EmbeddedKafka.start(dir, 0);
    var clients = new KafkaClients(broker.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("away", 1);
    var topic = Topics.journal("away");
    try (var producer = clients.journalProducer()) {
      Warmth.warm(producer, topic);
      broker.close();
      assertThat(failuresOf(producer, topic)).isEmpty();
    }
  }

  private static List<Exception> failuresOf(Producer<byte[], byte[]> producer, String topic) {
    var failures = new ArrayList<Exception>();
    long end = System.nanoTime() + AWAY;
    while (System.nanoTime() < end && failures.isEmpty()) {
      var sent = new CompletableFuture<Exception>();
      var unused =
          producer.send(new ProducerRecord<>(topic, new byte[1]), (done, e) -> sent.complete(e));
      if (sent.isDone()) {
        failures.add(sent.join());
      }
      LockSupport.parkNanos(STEP);
    }
    return failures;
  }
}
