package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicAdminTest {
  private static final String PLANNED = Kafka.service(1);

  private final KafkaClients clients = Kafka.clients();
  private final TopicAdmin admin = new TopicAdmin(clients);

  @Test
  void aServiceGetsItsFiveTopicsAndKeepsThemAtTheNextStart() {
    var service = Kafka.service(3);
    var id = admin.topicId(Topics.journal(service));
    admin.ensure(service, 3);
    assertThat(Topics.all(service)).hasSize(5).allMatch(t -> admin.partitions(t) == 3);
    assertThat(admin.topicId(Topics.journal(service))).isEqualTo(id);
  }

  @Test
  void anotherNumberOfPartitionsIsRefusedAndBothAreSaid() {
    var service = Kafka.service(3);
    assertThatThrownBy(() -> admin.ensure(service, 12))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(service)
        .hasMessageContaining("3 partitions")
        .hasMessageContaining("12 are configured");
  }

  @Test
  void aTopicThatLacksAmongOthersIsMade() throws Exception {
    var service = "half-made";
    try (var kafka = clients.admin()) {
      kafka.createTopics(List.of(new NewTopic(Topics.events(service), 2, (short) 1))).all().get();
    }
    admin.ensure(service, 2);
    assertThat(admin.partitions(Topics.journal(service))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "commands,retention.ms,604800000",
    "journal,retention.ms,-1",
    "events,retention.ms,-1",
    "snapshots,cleanup.policy,compact",
    "deadletter,retention.ms,2592000000",
    "journal,unclean.leader.election.enable,false",
    "journal,max.message.bytes,4194304"
  })
  void topicsAreKeptAsPlanned(String topic, String setting, String value) throws Exception {
    assertThat(setting(PLANNED + "." + topic, setting)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "2,2,1", "3,3,2", "5,3,2"})
  void copiesFollowTheBrokers(int brokers, short copies, String inSync) {
    assertThat(TopicPlan.replication(brokers)).isEqualTo(copies);
    assertThat(TopicPlan.of("games"))
        .allMatch(p -> inSync.equals(p.configuration(copies).get("min.insync.replicas")));
  }

  private String setting(String topic, String name)
      throws ExecutionException, InterruptedException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (var kafka = clients.admin()) {
      return kafka.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }
}
