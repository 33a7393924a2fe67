package dev.paddock.engine.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka clients of a program; every setting of a client stands here. */
public final class KafkaClients {
  /** Largest record, in bytes: the topics take as much. */
  static final int MAX_RECORD_BYTES = 4 << 20;

  /** Most records one poll returns. */
  static final int MAX_POLL_RECORDS = 2_000;

  /** How long the append of an engine may take, retries included. */
  static final Duration JOURNAL_DELIVERY_TIMEOUT = Duration.ofSeconds(5);

  /** How long the broker has for one request of an engine's producer. */
  static final Duration JOURNAL_REQUEST_TIMEOUT = Duration.ofSeconds(2);

  /** How long a gateway's command may take: less than the 2 s after which the client is told. */
  static final Duration COMMAND_DELIVERY_TIMEOUT = Duration.ofMillis(1_800);

  private static final Duration COMMAND_REQUEST_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TRANSACTION_MAX_BLOCK = Duration.ofSeconds(10);
  private static final Duration TRANSACTION_RETRY_BACKOFF = Duration.ofMillis(3);

  /** A producer that never blocks must never forget its topic, however long it is silent. */
  private static final Duration TOPIC_REMEMBERED = Duration.ofDays(3_650);

  /** A member that was killed keeps its partitions so long; brokers take no less. */
  private static final Duration GROUP_SESSION = Duration.ofSeconds(6);

  private static final Duration GROUP_HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FETCH_MAX_WAIT = Duration.ofMillis(200);
  private static final Duration RANGE_MAX_WAIT = Duration.ofMillis(1);

  /**
   * How long a connection may take, by the first try and by any: packets may be lost for a while.
   */
  private static final long CONNECT_MILLIS = 1_000;

  private static final long CONNECT_MAX_MILLIS = 4_000;
  private static final int BATCH_BYTES = 65_536;
  private static final int IN_FLIGHT = 5;

  private final String bootstrapServers;
  private final String program;
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * @param bootstrapServers {@code host:port,…}
   * @param program what the broker's log calls us
   */
  public KafkaClients(String bootstrapServers, String program) {
    this.bootstrapServers = bootstrapServers;
    this.program = program;
  }

  /** For the journal: never blocks a sender, so metadata has to be known before. */
  Producer<byte[], byte[]> journalProducer() {
    var settings = neverBlocking("journal");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    limit(settings, JOURNAL_DELIVERY_TIMEOUT, JOURNAL_REQUEST_TIMEOUT);
    return new KafkaProducer<>(settings);
  }

  /** For gateways and dead letters: never blocks, fails soon. */
  Producer<byte[], byte[]> commandProducer() {
    var settings = neverBlocking("commands");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    limit(settings, COMMAND_DELIVERY_TIMEOUT, COMMAND_REQUEST_TIMEOUT);
    return new KafkaProducer<>(settings);
  }

  /** For copies of whole topics: many records at once, in no hurry. */
  Producer<byte[], byte[]> copyProducer() {
    var settings = producer("copy");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return new KafkaProducer<>(settings);
  }

  /**
   * For the publisher. Back-to-back transactions meet the markers of the one before, so the retries
   * are close together.
   */
  Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    var settings = producer(transactionalId);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) TRANSACTION_TIMEOUT.toMillis());
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TRANSACTION_MAX_BLOCK.toMillis());
    settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, TRANSACTION_RETRY_BACKOFF.toMillis());
    limit(settings, JOURNAL_DELIVERY_TIMEOUT, JOURNAL_REQUEST_TIMEOUT);
    return new KafkaProducer<>(settings);
  }

  /** Reads everything, also what was never committed; asks nobody where to start. */
  KafkaConsumer<byte[], byte[]> consumer(String purpose) {
    return new KafkaConsumer<>(consumerSettings(purpose, "read_uncommitted"));
  }

  /** Reads what was committed. */
  KafkaConsumer<byte[], byte[]> committedConsumer(String purpose) {
    return new KafkaConsumer<>(consumerSettings(purpose, "read_committed"));
  }

  /**
   * Reads ranges that are there already. A fetch under way when the range is read would hold the
   * next range back for as long as the broker waits for more.
   */
  KafkaConsumer<byte[], byte[]> rangeConsumer(String purpose) {
    return ranges(purpose, "read_uncommitted");
  }

  /** The same of what was committed. */
  KafkaConsumer<byte[], byte[]> committedRangeConsumer(String purpose) {
    return ranges(purpose, "read_committed");
  }

  private KafkaConsumer<byte[], byte[]> ranges(String purpose, String isolation) {
    var settings = consumerSettings(purpose, isolation);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) RANGE_MAX_WAIT.toMillis());
    return new KafkaConsumer<>(settings);
  }

  /** Shares the partitions of a topic with others of its group; reads what was committed. */
  public KafkaConsumer<byte[], byte[]> groupConsumer(String group) {
    var settings = consumerSettings(group, "read_committed");
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) GROUP_SESSION.toMillis());
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) GROUP_HEARTBEAT.toMillis());
    return new KafkaConsumer<>(settings);
  }

  Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.CLIENT_ID_CONFIG,
            clientId("admin"),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) ADMIN_TIMEOUT.toMillis()));
  }

  /**
   * A sender that never waits for metadata must not lose it either: while no broker answers the
   * client would otherwise forget all topics, and every send would fail at once.
   */
  private Map<String, Object> neverBlocking(String purpose) {
    var settings = producer(purpose);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    settings.put(
        CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG, MetadataRecoveryStrategy.NONE.name);
    return settings;
  }

  private Map<String, Object> producer(String purpose) {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId(purpose));
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TOPIC_REMEMBERED.toMillis());
    connecting(settings);
    return settings;
  }

  private static void limit(Map<String, Object> settings, Duration delivery, Duration request) {
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) request.toMillis());
  }

  private Map<String, Object> consumerSettings(String purpose, String isolation) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(purpose));
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) FETCH_MAX_WAIT.toMillis());
    connecting(settings);
    return settings;
  }

  /** By default a client waits 10 to 30 s for a connection whose first packet was lost. */
  private static void connecting(Map<String, Object> settings) {
    settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, CONNECT_MILLIS);
    settings.put(
        CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, CONNECT_MAX_MILLIS);
  }

  /** Kafka's metrics complain about two clients of one name. */
  private String clientId(String purpose) {
    return program + "-" + purpose + "-" + numbers.incrementAndGet();
  }
}
