package dev.paddock.engine.kafka;

import static dev.paddock.engine.kafka.Commands.TRACE;
import static dev.paddock.engine.kafka.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaCommandLogTest {
  private final KafkaClients clients = Kafka.clients();
  private final String service = Kafka.service(4);
  private final WireCodec wire = new WireCodec();
  private final Vertx vertx = Vertx.vertx();
  private final KafkaCommandLog log = KafkaCommandLog.open(clients, wire, List.of(service));

  @AfterEach
  void close() throws Exception {
    log.close();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aCommandLiesInItsRoomsPartitionWithItsHeaders() throws Exception {
    var command = command("c1", "room_a");
    publish(log, service, "c1");
    var record = only(log.partition(service, "room_a"));
    assertThat(record.key()).isEqualTo(utf8("room_a"));
    assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record, "ce_id")).isEqualTo("c1");
    assertThat(header(record, "ce_type")).isEqualTo("roll_dice");
    assertThat(header(record, "ce_source")).isEqualTo("/paddock/gateway/gateway-1");
    assertThat(header(record, "ce_time")).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(header(record, "content-type")).isEqualTo("application/json");
    assertThat(header(record, "traceparent")).isEqualTo(TRACE);
    assertThat(wire.envelope(record.value()).payload()).isEqualTo(command.payload());
    assertThat(wire.envelope(record.value()).requestId()).isEqualTo("request-c1");
  }

  @Test
  void theFutureCompletesOnTheContextThatAsked() throws Exception {
    var context = vertx.getOrCreateContext();
    var completedOn = new CompletableFuture<Context>();
    context.runOnContext(
        ignored ->
            log.publish(service, command("c1", "room_a"))
                .onComplete(done -> completedOn.complete(Vertx.currentContext())));
    assertThat(completedOn.get(10, TimeUnit.SECONDS)).isSameAs(context);
  }

  @Test
  void aServiceThatIsNotThereFailsTheFutureOnly() {
    assertThat(log.partitions(service)).isEqualTo(4);
    var published = log.publish("nobody", command("c1", "room_a"));
    assertThat(published.failed()).isTrue();
    assertThat(published.cause()).hasMessageContaining("no service nobody");
  }

  @Test
  void aCommandFailsWithinTwoSecondsWhenKafkaGoes(@TempDir Path dir) {
    var broker = EmbeddedKafka.start(dir, 0);
    var others = new KafkaClients(broker.bootstrapServers(), "test");
    new TopicAdmin(others).ensure("games", 1);
    try (var commands = KafkaCommandLog.open(others, wire, List.of("games"))) {
      broker.close();
      long start = System.nanoTime();
      assertThatThrownBy(() -> publish(commands, "games", "c1")).isNotNull();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  private static void publish(KafkaCommandLog log, String service, String id) throws Exception {
    log.publish(service, command(id, "room_a"))
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private ConsumerRecord<byte[], byte[]> only(int partition) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var reader = new LogReader(Topics.commands(service), clients.consumer("test"))) {
      reader.read(partition, 0, reader.end(partition), records::add);
    }
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
