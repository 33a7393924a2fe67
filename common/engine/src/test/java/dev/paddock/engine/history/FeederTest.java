package dev.paddock.engine.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Feed;
import dev.paddock.core.History.Told;
import dev.paddock.core.RoomId;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.impl.KafkaConsumerRecordImpl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events become commands; what rests on a run does once its replay verifies. */
class FeederTest {
  private final Vertx vertx = Vertx.vertx();
  private final VerdictDesk desk = new VerdictDesk();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<String> sent = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    await(vertx.close());
  }

  @Test
  void anEventIsSentAsCommandsInOrder() throws Exception {
    await(feeder(event -> errands("a", "b")).feed(List.of(record("1"), record("2"))));
    assertThat(sent).containsExactly("room:e:1:a", "room:e:1:b", "room:e:2:a", "room:e:2:b");
  }

  @Test
  void anEventThatCannotBeReadHoldsUpNobody() throws Exception {
    var broken = record("{".getBytes(UTF_8));
    await(feeder(event -> errands("a")).feed(List.of(broken, record("2"))));
    assertThat(sent).containsExactly("room:e:2:a");
    assertThat(metrics.counter("paddock.feeder.unreadable", "service", "games").count()).isOne();
  }

  @Test
  void aResultWhoseReplayDoesNotVerifyDoesNotCount() throws Exception {
    desk.verdicts.put("run-1", false);
    desk.verdicts.put("run-2", true);
    await(feeder(new OfRuns()).feed(List.of(record("1"), record("2"))));
    assertThat(sent).containsExactly("room:e:2:points");
    assertThat(metrics.counter("paddock.feeder.unverified", "service", "games").count()).isOne();
  }

  @Test
  void aResultWaitsForItsVerdict() throws Exception {
    var fed = feeder(new OfRuns()).feed(List.of(record("1")));
    assertThat(sent).isEmpty();
    desk.verdicts.put("run-1", true);
    await(fed);
    assertThat(sent).containsExactly("room:e:1:points");
  }

  @Test
  void whileVerdictsCannotBeReadTheEventIsTriedAgain() {
    desk.away = true;
    assertThat(feeder(new OfRuns()).feed(List.of(record("1"))).failed()).isTrue();
    assertThat(sent).isEmpty();
  }

  /** A command for each event, resting on the run of its number. */
  private static final class OfRuns implements Feed.OfRuns {
    @Override
    public String from() {
      return "games";
    }

    @Override
    public String run(Told event) {
      return "run-" + event.seq();
    }

    @Override
    public List<Errand> errands(Told event) {
      return FeederTest.errands("points");
    }
  }

  private interface Errands extends Feed {
    @Override
    default String from() {
      return "games";
    }
  }

  private static List<Feed.Errand> errands(String... ids) {
    return List.of(ids).stream()
        .map(id -> new Feed.Errand(new RoomId("other"), "give", Map.of(), id))
        .toList();
  }

  private Feeder feeder(Errands feed) {
    return feeder((Feed) feed);
  }

  private Feeder feeder(Feed feed) {
    return new Feeder(
        vertx,
        new KafkaClients("127.0.0.1:1", "test"),
        "games",
        "games",
        List.of(feed),
        new Verdicts(vertx, desk),
        new Log(),
        new WireCodec(),
        metrics);
  }

  private final class Log implements CommandLog {
    @Override
    public Future<Void> publish(String service, CommandEnvelope command) {
      sent.add(command.id());
      return Future.succeededFuture();
    }

    @Override
    public int partitions(String service) {
      return 1;
    }

    @Override
    public int partition(String service, String room) {
      return 0;
    }
  }

  private static KafkaConsumerRecord<byte[], byte[]> record(String seq) {
    return record(
        new JsonObject()
            .put("event_id", "room:e:" + seq)
            .put("room_id", "room")
            .put("epoch", "e")
            .put("seq", Long.valueOf(seq))
            .put("event_type", "over")
            .put("timestamp", Instant.EPOCH.toString())
            .toBuffer()
            .getBytes());
  }

  private static KafkaConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new KafkaConsumerRecordImpl<>(
        new ConsumerRecord<>("games.events", 0, 0, "room".getBytes(UTF_8), value));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
