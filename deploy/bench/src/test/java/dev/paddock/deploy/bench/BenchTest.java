package dev.paddock.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);

  @Test
  void withoutANameItSaysWhichThereAre() {
    assertThat(Bench.run(List.of(), stream, stream)).isZero();
    assertThat(text()).contains("fanout-rooms").contains("--peer");
  }

  @Test
  void anUnknownNameIsAMistake() {
    assertThat(Bench.run(List.of("fly"), stream, stream)).isEqualTo(2);
    assertThat(text()).contains("no benchmark fly").contains("fanout-rooms");
  }

  @Test
  void optionsArePairs() {
    var options =
        Options.of(List.of("--seconds", "3", "--peer", "a=plain:x", "--peer", "b=plain:y"));
    assertThat(options.number("seconds", 1)).isEqualTo(3);
    assertThat(options.number("sockets", 7)).isEqualTo(7);
    assertThat(options.peers()).containsExactly("a=plain:x", "b=plain:y");
    assertThatThrownBy(() -> Options.of(List.of("seconds", "3"))).hasMessageContaining("seconds");
  }

  @Test
  void aReportIsATableToReadAndTheSameAsJson() {
    var report = new Report(stream, "demo");
    var table = report.table("server", "per second", "ratio");
    table.row("ours", 12_345.6, 1.5);
    table.row("theirs", 7, null);
    table.print();
    report.goal("ratio", "≥ 1", 1.5, true);
    assertThat(text())
        .contains("| server | per second | ratio |")
        .contains("| ours | 12,346 | 1.50 |")
        .contains("| theirs | 7 |  |")
        .contains("ratio: 1.50, goal ≥ 1: met");
    var rows = report.json().getJsonArray("tables").getJsonObject(0).getJsonArray("rows");
    assertThat(rows.getJsonArray(0)).isEqualTo(new JsonArray().add("ours").add(12_345.6).add(1.5));
    assertThat(report.json().getString("machine")).contains("cores");
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
