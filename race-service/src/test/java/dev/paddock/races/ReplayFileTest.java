package dev.paddock.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.replay.Replay;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code paddock replay --file} of a race that was driven in a browser, whole and with one value
 * changed; the web client's check is tested with the same files and gives the same answers.
 */
class ReplayFileTest {
  private static final Path FILES = Path.of("../gateway/src/main/web/test/replays");

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource
  void aFileIsAnsweredAsInTheBrowser(JsonObject changed) throws IOException {
    var race = new JsonObject(Files.readString(FILES.resolve("race.json")));
    JsonPointer.from(changed.getString("at")).writeJson(race, changed.getValue("value"));
    var file = Files.writeString(directory.resolve("race.json"), race.encode());
    var out = new ByteArrayOutputStream();

    int status = check(file, out);

    var answer = new JsonObject(out.toString(UTF_8));
    assertThat(answer.getBoolean("verified")).isEqualTo(changed.getBoolean("same"));
    assertThat(answer.getInteger("tick")).isEqualTo(changed.getInteger("tick"));
    assertThat(answer.getString("what", "")).isEqualTo(changed.getString("what"));
    assertThat(status).isEqualTo(changed.getBoolean("same") ? Replay.SAME : Replay.DIFFERENT);
  }

  static Stream<JsonObject> aFileIsAnsweredAsInTheBrowser() throws IOException {
    return new JsonArray(Files.readString(FILES.resolve("cases.json")))
        .stream().map(JsonObject.class::cast);
  }

  private static int check(Path file, ByteArrayOutputStream out) {
    var printed = new PrintStream(out, true, UTF_8);
    var nowhere = new Replay.Servers(null, null, null);
    return Replay.run(List.of("--file", file.toString()), nowhere, printed, printed);
  }
}
