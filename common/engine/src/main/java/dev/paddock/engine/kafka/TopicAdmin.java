package dev.paddock.engine.kafka;

import java.time.Duration;
import java.util.Collection;
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
    ensure(TopicPlan.of(service), partitions);
  }

  /** Makes the topic of runs of a service, like {@link #ensure}. */
  public void ensureInputs(String service, int partitions) {
    ensure(List.of(TopicPlan.inputs(service)), partitions);
  }

  private void ensure(List<TopicPlan> plans, int partitions) {
    var topics = plans.stream().map(TopicPlan::topic).toList();
    try (var admin = clients.admin()) {
      int brokers = patiently(() -> admin.describeCluster().nodes()).size();
      create(admin, plans, partitions, brokers);
      describe(admin, topics).forEach(topic -> check(topic, partitions));
    }
  }

  /** The id Kafka gave a topic: a topic that was deleted and made anew has another. */
  public String topicId(String topic) {
    try (var admin = clients.admin()) {
      return only(admin, topic).topicId().toString();
    }
  }

  /** Partitions of a topic that exists. */
  public int partitions(String topic) {
    try (var admin = clients.admin()) {
      return only(admin, topic).partitions().size();
    }
  }

  /** Whether there is such a topic. */
  boolean exists(String topic) {
    try (var admin = clients.admin()) {
      return patiently(() -> admin.listTopics().names()).contains(topic);
    }
  }

  /** Makes a topic that is kept for ever, unless there is one of that name. */
  void ensureCopy(String topic, int partitions) {
    try (var admin = clients.admin()) {
      int brokers = patiently(() -> admin.describeCluster().nodes()).size();
      create(admin, List.of(TopicPlan.copy(topic)), partitions, brokers);
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
    short copies = TopicPlan.replication(brokers);
    var missing =
        plans.stream()
            .filter(plan -> !there.contains(plan.topic()))
            .map(plan -> topic(plan, partitions, copies))
            .toList();
    if (!missing.isEmpty()) {
      create(admin, missing);
    }
  }

  private static NewTopic topic(TopicPlan plan, int partitions, short copies) {
    return new NewTopic(plan.topic(), Optional.of(partitions), Optional.of(copies))
        .configs(plan.configuration(copies));
  }

  /** Another instance may do the same at the same time. */
  private static void create(Admin admin, List<NewTopic> topics) {
    try {
      patiently(() -> admin.createTopics(topics).all());
      LOG.info("made topics {}", topics.stream().map(NewTopic::name).toList());
    } catch (TopicExistsException e) {
      LOG.debug("somebody else makes them too", e);
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

  private static TopicDescription only(Admin admin, String topic) {
    return describe(admin, List.of(topic)).iterator().next();
  }

  private static Collection<TopicDescription> describe(Admin admin, List<String> topics) {
    return patiently(() -> admin.describeTopics(topics).allTopicNames()).values();
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
