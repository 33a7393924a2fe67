package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.engine.history.Replays;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.simulate.pulse.PulseKind;
import dev.paddock.testkit.simulate.pulse.PulseService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs that are over become documents, with the verdict whether they can be made again. */
@ExtendWith(EmbeddedServers.class)
class ReplaysTest {
  private static final WireCodec WIRE = new WireCodec();
  private static final PulseKind KIND = new PulseKind();
  private final Vertx vertx = Vertx.vertx();
  private final FakeLoop loop = new FakeLoop();
  private MongoDocuments documents;
  private RunWorld world;

  @BeforeEach
  void aRunIsDriven(EmbeddedMongo mongo) {
    var database = "/d" + UUID.randomUUID().toString().substring(0, 8);
    documents = new MongoDocuments(vertx, mongo.uri() + database);
    world = new RunWorld(30, true);
    world.start();
    world.startRun("a", 300);
    world.drive("a");
    world.run(Duration.ofSeconds(8));
  }

  @AfterEach
  void close() throws Exception {
    documents.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void aRunThatIsOverIsStoredAndVerifies() {
    var stored = stored(record -> record);
    assertThat(stored.getBoolean("verified")).isTrue();
    assertThat(stored.getInteger("ticks")).isEqualTo(300);
    var json = stored.getString("replay").getBytes(StandardCharsets.UTF_8);
    assertThat(Replay.read(WIRE, json).verify(WIRE, KIND)).isEqualTo(new Verdict(true, 300, ""));
  }

  @Test
  void aRunWhoseLogWasTamperedWithDoesNotCount() {
    var stored =
        stored(
            record ->
                record instanceof InputRecord.Keyframe k && k.tick() == 120
                    ? new InputRecord.Keyframe(
                        k.run(), 120, 4_711, k.shiftMillis(), k.reports(), k.oldest(), k.state())
                    : record);
    assertThat(stored.getBoolean("verified")).isFalse();
    assertThat(stored.getInteger("differs_at")).isEqualTo(120);
  }

  private JsonObject stored(UnaryOperator<InputRecord> change) {
    var inputs = copy(change);
    var kinds = new Kinds(new PulseService(), List.of(KIND));
    var id = world.logs("a").getFirst().begun().run();
    try (var replays = Replays.start(kinds, inputs, documents, () -> List.of(0, 1))) {
      var found = new CompletableFuture<JsonObject>();
      look(id, found);
      return found.get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void look(String id, CompletableFuture<JsonObject> found) {
    documents
        .find(Replays.COLLECTION, new JsonObject().put("_id", id))
        .onSuccess(
            one -> {
              if (one == null) {
                vertx.setTimer(50, due -> look(id, found));
              } else {
                found.complete(one);
              }
            })
        .onFailure(found::completeExceptionally);
  }

  /** The log of inputs with some of its records changed. */
  private Journal copy(UnaryOperator<InputRecord> change) {
    var log = new FakeLog(world.logs.inputsId(), RunWorld.PARTITIONS, loop);
    var codec = new InputCodec(world.logs.inputsId());
    for (int partition = 0; partition < RunWorld.PARTITIONS; partition++) {
      for (var entry : world.logs.inputs(partition)) {
        var value =
            entry.head().type() == RecordHead.Type.RUN
                ? codec.encode(change.apply(codec.decode(entry.value())))
                : entry.value();
        log.append(partition, entry.key(), entry.head(), value);
      }
    }
    return log.journal(loop, Fates.calm());
  }
}
