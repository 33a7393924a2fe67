package dev.paddock.engine.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topics of a service and knows their identity; every call blocks. */
public final class TopicAdmin {
  /** How long Kafka may be away when a program starts. */
  static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(TopicAdmin.class);
  private static final Duration RETRY_STEP = Duration.ofMillis(250);

  private final KafkaClients clients;

  public TopicAdmin(KafkaClients clients) {
    this.clients = clients;
  }

  /**
   * Makes the topics of a service that are not there yet; waits for Kafka.
   *
   * @throws IllegalStateException if a topic has another number of partitions
   * @throws KafkaAway if Kafka does not come within {@link #START_LIMIT}
   */
  public void ensure(String service, int partitions) {
    try (var admin = clients.admin()) {
      int brokers = patiently(() -> admin.describeCluster().nodes()).size();
      create(admin, TopicPlan.of(service), partitions, brokers);
      Topics.all(service).forEach(t -> check(describe(admin, t), partitions));
    }
  }

  /** The id Kafka gave a topic: a topic that was deleted and made anew has another. */
  public String topicId(String topic) {
    try (var admin = clients.admin()) {
      return describe(admin, topic).topicId().toString();
    }
  }

  /** Partitions of a topic that exists. */
  public int partitions(String topic) {
    try (var admin = clients.admin()) {
      return describe(admin, topic).partitions().size();
    }
  }

  void deleteBefore(String topic, int partition, long offset) {
    var places = Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset));
    try (var admin = clients.admin()) {
      patiently(() -> admin.deleteRecords(places).all());
    }
  }

  private static void create(Admin admin, List<TopicPlan> plans, int partitions, int brokers) {
    var there = patiently(() -> admin.listTopics().names());
    var missing = new ArrayList<NewTopic>();
    short copies = TopicPlan.replication(brokers);
    for (var plan : plans) {
      if (!there.contains(plan.topic())) {
        missing.add(
            new NewTopic(plan.topic(), Optional.of(partitions), Optional.of(copies))
                .configs(plan.configuration(copies)));
      }
    }
    missing.forEach(t -> create(admin, t));
  }

  /** Another instance may do the same at the same time. */
  private static void create(Admin admin, NewTopic topic) {
    try {
      patiently(() -> admin.createTopics(List.of(topic)).all());
      LOG.info("made topic {} with {} partitions", topic.name(), topic.numPartitions());
    } catch (TopicExistsException e) {
      LOG.debug("somebody else made {}", topic.name());
    }
  }

  private static void check(TopicDescription topic, int partitions) {
    int found = topic.partitions().size();
    if (found != partitions) {
      throw new IllegalStateException(
          "topic %s has %d partitions, %d are configured: the number is set once and cannot be changed"
              .formatted(topic.name(), found, partitions));
    }
  }

  private static TopicDescription describe(Admin admin, String topic) {
    var found = patiently(() -> admin.describeTopics(List.of(topic)).allTopicNames());
    return found.values().iterator().next();
  }

  /** Repeats a call for as long as Kafka may be away; other failures are the caller's. */
  private static <T> T patiently(Call<T> call) {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try {
        return once(call);
      } catch (RetriableException e) {
        if (System.nanoTime() > until) {
          throw new KafkaAway("Kafka did not answer within " + START_LIMIT, e);
        }
        LOG.debug("Kafka is not there yet", e);
        LockSupport.parkNanos(RETRY_STEP.toNanos());
      }
    }
  }

  private static <T> T once(Call<T> call) {
    try {
      return call.start().get();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
    }
  }

  private interface Call<T> {
    KafkaFuture<T> start();
  }
}
