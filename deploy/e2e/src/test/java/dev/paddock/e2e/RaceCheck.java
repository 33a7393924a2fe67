package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.run.RunClock;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.replay.Replay;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.run.Rerun;
import dev.paddock.engine.run.RunLog;
import dev.paddock.engine.run.RunLogs;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks from outside whether a race was what was shown of it. */
record RaceCheck(String kafka, String race) {
  private static final String SERVICE = "races";

  /** A service that has just been started publishes first what others left. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final WireCodec WIRE = new WireCodec();

  /** Every state that was shown is that of the race made again from the log. */
  void shownAsMadeAgain(List<RaceDriver.Heard> states) {
    var made = madeAgain(log());
    int before = 0;
    for (var state : states) {
      int tick = state.message().getInteger("tick");
      assertThat(tick).as("%s goes back to a tick", race).isGreaterThanOrEqualTo(before);
      assertThat(state.message().getJsonArray("cars"))
          .as("%s at tick %d", race, tick)
          .isEqualTo(made.get(tick));
      before = tick;
    }
  }

  /** {@code paddock replay --race ID --verify} finds the same hashes. */
  void verifies() {
    var servers = new Replay.Servers(kafka, null, null);
    int status = Replay.run(List.of("--race", race, "--verify"), servers, System.out, System.err);
    assertThat(status).as("replay of %s", race).isEqualTo(Replay.SAME);
  }

  /** The race has one result, and it brought a user points once. */
  void countsOnceFor(long user) {
    var run = first(race, "race_end").getString("replay_id");
    assertThat(first("garage_" + user, "garage.awarded")).isNotNull();
    assertThat(results(race, "race_end")).hasSize(1);
    assertThat(results("garage_" + user, "garage.awarded"))
        .extracting(it -> it.getJsonObject("award").getString("run_id"))
        .containsExactly(run);
  }

  private JsonObject first(String room, String type) {
    return Until.found(
        type + " of " + room,
        PATIENCE,
        () -> results(room, type).stream().findFirst().orElse(null));
  }

  private List<JsonObject> results(String room, String type) {
    return new KafkaLog(kafka)
        .read(Topics.events(SERVICE), room).stream()
            .map(KafkaLog.Entry::value)
            .filter(it -> type.equals(it.getString("event_type")))
            .map(it -> it.getJsonObject("payload"))
            .toList();
  }

  private static Map<Integer, JsonArray> madeAgain(RunLog log) {
    var rerun = Rerun.of(Kinds.load(SERVICE).running(log.begun().kind()), WIRE, log);
    var clock = new RunClock(log.begun().startAt(), 0, 2);
    var cars = new HashMap<Integer, JsonArray>();
    cars.put(0, cars(rerun, clock));
    while (!rerun.running().over()) {
      rerun.to(rerun.running().tick() + 1);
      cars.put(rerun.running().tick(), cars(rerun, clock));
    }
    return cars;
  }

  private static JsonArray cars(Rerun rerun, RunClock clock) {
    var frame = WIRE.json(rerun.running().frame(clock));
    return new JsonObject(Buffer.buffer(frame)).getJsonArray("cars");
  }

  private RunLog log() {
    var logs = new ArrayList<RunLog>();
    var clients = new KafkaClients(kafka, "drill");
    try (var inputs = KafkaJournal.inputs(clients, SERVICE, new SimpleMeterRegistry())) {
      for (int partition = 0; partition < inputs.partitions(); partition++) {
        var fold = new RunLogs(Mark.start(inputs.topicId()), logs::add);
        inputs.read(partition, 0, inputs.end(partition), fold::entry);
        logs.addAll(fold.running());
      }
    }
    return logs.stream().filter(log -> log.room().value().equals(race)).findFirst().orElseThrow();
  }
}
