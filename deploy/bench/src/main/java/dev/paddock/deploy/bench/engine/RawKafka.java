package dev.paddock.deploy.bench.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Produce and consume on a topic of its own with the settings of the engine: what everything else
 * is compared with.
 */
public final class RawKafka implements AutoCloseable {
  private static final String TOPIC = "bench-raw";
  private static final int BYTES = 300;
  private static final Duration POLL = Duration.ofMillis(50);
  private static final long HIGHEST = 60_000_000_000L;

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader = Thread.ofPlatform().daemon().name("raw").unstarted(this::read);
  private final int partitions;
  private final AtomicLong received = new AtomicLong();
  private final Semaphore window = new Semaphore(0);
  private final Histogram delays = new Histogram(HIGHEST, 3);
  private final AtomicLong next = new AtomicLong();
  private volatile boolean isOver;

  public RawKafka(String bootstrap, int partitions) throws Exception {
    this.partitions = partitions;
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
      }
    }
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "linger.ms",
                0,
                "batch.size",
                65_536,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest",
                "max.poll.records",
                2_000,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class));
    assign();
    reader.start();
  }

  /** Messages a second with so many under way. */
  public double perSecond(int underWay, double warmUp, double seconds) throws Exception {
    window.drainPermits();
    window.release(underWay);
    var sender = Thread.ofPlatform().daemon().name("raw-sender").start(this::sendAll);
    TimeUnit.NANOSECONDS.sleep((long) (warmUp * 1e9));
    long before = received.get();
    TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
    long count = received.get() - before;
    sender.interrupt();
    sender.join();
    return count / seconds;
  }

  /** One after the other: each is sent when the one before has come. */
  public Histogram oneByOne(int count) throws Exception {
    settle();
    delays.reset();
    for (int i = 0; i < count; i++) {
      send(System.nanoTime());
      window.acquire();
    }
    return delays.copy();
  }

  /** Sends a message that was due at a time. */
  public void send(long due) {
    var value = new byte[BYTES];
    java.nio.ByteBuffer.wrap(value).putLong(due);
    int partition = (int) (next.incrementAndGet() % partitions);
    var unused = producer.send(new ProducerRecord<>(TOPIC, partition, null, value));
  }

  /** How long messages took since the last call; from none under way on. */
  public Histogram delays() {
    synchronized (delays) {
      var copy = delays.copy();
      delays.reset();
      return copy;
    }
  }

  @Override
  public void close() throws Exception {
    isOver = true;
    reader.join();
    producer.close(Duration.ofSeconds(1));
  }

  private void settle() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(300);
    window.drainPermits();
  }

  private void sendAll() {
    try {
      while (true) {
        window.acquire();
        send(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (!isOver) {
        var batch = consumer.poll(POLL);
        long now = System.nanoTime();
        synchronized (delays) {
          for (var record : batch) {
            long due = java.nio.ByteBuffer.wrap(record.value()).getLong();
            delays.recordValue(Math.clamp(now - due, 0, HIGHEST));
          }
        }
        received.addAndGet(batch.count());
        window.release(batch.count());
      }
    }
  }

  private void assign() {
    var places = new ArrayList<TopicPartition>();
    for (int p = 0; p < partitions; p++) {
      places.add(new TopicPartition(TOPIC, p));
    }
    consumer.assign(places);
    consumer.seekToEnd(places);
    places.forEach(consumer::position);
  }
}
