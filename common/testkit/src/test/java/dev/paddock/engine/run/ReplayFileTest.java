package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.replay.Replay;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code paddock replay --file F}. */
class ReplayFileTest {
  private static final WireCodec WIRE = new WireCodec();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;
  private JsonObject replay;

  @BeforeEach
  void aRunIsDriven() {
    var world = new RunWorld(40, false);
    world.start();
    world.startRun("a", 300);
    world.drive("a");
    world.run(Duration.ofSeconds(8));
    var json = WIRE.json(dev.paddock.engine.run.Replay.of(WIRE, world.logs("a").getFirst()));
    replay = new JsonObject(new String(json, StandardCharsets.UTF_8));
  }

  @Test
  void aDownloadedReplayVerifies() throws IOException {
    assertThat(run(replay)).isEqualTo(Replay.SAME);
    var line = new JsonObject(out.toString(StandardCharsets.UTF_8));
    assertThat(line.getBoolean("verified")).isTrue();
    assertThat(line.getInteger("tick")).isEqualTo(300);
    assertThat(line.getString("room")).isEqualTo("a");
  }

  @Test
  void aTamperedInputIsNamedByItsTick() throws IOException {
    var input = replay.getJsonArray("inputs").getJsonObject(20);
    input.getJsonArray("packed").set(0, "AQk=");
    assertThat(run(replay)).isEqualTo(Replay.DIFFERENT);
    var line = new JsonObject(out.toString(StandardCharsets.UTF_8));
    assertThat(line.getBoolean("verified")).isFalse();
    assertThat(line.getInteger("tick")).isEqualTo(input.getInteger("tick"));
  }

  @Test
  void aTamperedHashIsNamedByItsTick() throws IOException {
    replay.getJsonArray("keyframes").getJsonObject(2).put("hash", "00000000000000ff");
    assertThat(run(replay)).isEqualTo(Replay.DIFFERENT);
    assertThat(new JsonObject(out.toString(StandardCharsets.UTF_8)).getInteger("tick"))
        .isEqualTo(replay.getJsonArray("keyframes").getJsonObject(2).getInteger("tick"));
  }

  @Test
  void whatIsNoReplayIsMisuseOrAFailure() throws IOException {
    assertThat(run(new JsonObject())).isEqualTo(Replay.FAILED);
    assertThat(run(replay.put("kind", "unheard_of"))).isEqualTo(Replay.MISUSED);
    assertThat(Replay.run(List.of("--file"), servers(), print(out), print(err)))
        .isEqualTo(Replay.MISUSED);
    assertThat(Replay.run(List.of("--race", "a"), servers(), print(out), print(err)))
        .as("without a Kafka")
        .isEqualTo(Replay.MISUSED);
  }

  private int run(JsonObject json) throws IOException {
    out.reset();
    var file = Files.writeString(folder.resolve("race.json"), json.encode());
    return Replay.run(List.of("--file", file.toString()), servers(), print(out), print(err));
  }

  private static Replay.Servers servers() {
    return new Replay.Servers(null, null, null);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
