package dev.paddock.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machinery of the benchmarks, on a gateway of its own, for a second. */
class BenchCommandTest {
  @Test
  void fanOutIsMeasuredOnARealGateway(@TempDir Path folder) throws Exception {
    assumeThat(Path.of("/proc/self/schedstat")).exists();
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var json = folder.resolve("found.json");
    var args =
        "bench fanout-rooms --rooms 3 --per-room 2 --hertz 20 --warmup 1 --seconds 1 --json ";
    int status = Main.run(words(args + json), Map.of(), stream, stream);
    assertThat(status).as(out.toString(StandardCharsets.UTF_8)).isZero();
    var row =
        new JsonObject(Files.readString(json))
            .getJsonArray("tables")
            .getJsonObject(0)
            .getJsonArray("rows")
            .getJsonArray(0);
    assertThat(row.getString(0)).isEqualTo("paddock gateway");
    assertThat(row.getDouble(1)).isBetween(60.0, 180.0);
    assertThat(row.getDouble(6)).isGreaterThan(90);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }
}
