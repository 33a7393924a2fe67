package dev.paddock.engine.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** How a topic is to be kept. */
record TopicPlan(String topic, Map<String, String> kept) {
  private static final int MAX_REPLICATION = 3;
  private static final Duration COMMANDS_KEPT = Duration.ofDays(7);
  private static final Duration DEADLETTERS_KEPT = Duration.ofDays(30);

  /** Compaction leaves the newest segment alone, and every recovery reads it: so it is small. */
  private static final int SNAPSHOT_SEGMENT_BYTES = 4 << 20;

  private static final Duration SNAPSHOT_SEGMENT_AGE = Duration.ofMinutes(10);
  private static final Duration TOMBSTONES_KEPT = Duration.ofHours(1);
  private static final String FOR_EVER = "-1";

  /** The topics of a service. */
  static List<TopicPlan> of(String service) {
    return List.of(
        new TopicPlan(Topics.commands(service), deletedAfter(COMMANDS_KEPT)),
        new TopicPlan(Topics.journal(service), keptForEver()),
        new TopicPlan(Topics.events(service), keptForEver()),
        new TopicPlan(Topics.snapshots(service), compacted()),
        new TopicPlan(Topics.deadletter(service), deletedAfter(DEADLETTERS_KEPT)));
  }

  /** The topic of runs; it is their archive too. */
  static TopicPlan inputs(String service) {
    return new TopicPlan(Topics.inputs(service), keptForEver());
  }

  /** A copy of a topic, whose records may be old already. */
  static TopicPlan copy(String topic) {
    return new TopicPlan(topic, keptForEver());
  }

  static short replication(int brokers) {
    return (short) Math.min(MAX_REPLICATION, brokers);
  }

  /** An acknowledged offset proves nothing unless two of three brokers have it. */
  Map<String, String> configuration(short copies) {
    var configuration = new HashMap<>(kept);
    configuration.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, copies < MAX_REPLICATION ? "1" : "2");
    configuration.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
    configuration.put(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(KafkaClients.MAX_RECORD_BYTES));
    return configuration;
  }

  private static Map<String, String> deletedAfter(Duration age) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        millis(age),
        TopicConfig.RETENTION_BYTES_CONFIG,
        FOR_EVER);
  }

  private static Map<String, String> keptForEver() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        FOR_EVER,
        TopicConfig.RETENTION_BYTES_CONFIG,
        FOR_EVER);
  }

  private static Map<String, String> compacted() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Integer.toString(SNAPSHOT_SEGMENT_BYTES),
        TopicConfig.SEGMENT_MS_CONFIG,
        millis(SNAPSHOT_SEGMENT_AGE),
        TopicConfig.DELETE_RETENTION_MS_CONFIG,
        millis(TOMBSTONES_KEPT),
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
        "0.1");
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }
}
