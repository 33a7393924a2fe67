package dev.paddock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {
  private static final int MISUSED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void theHelpNamesOptionsVariablesAndStatuses() {
    assertThat(run(Map.of(), "--help")).isZero();
    assertThat(text(out)).contains("--diff", "--to TOPIC", "--speed", "PADDOCK_KAFKA", "2 misuse");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Which topic?",
        "games.events games.commands|One topic at a time",
        "games.events --fast|no option --fast",
        "games.journal --since|--since needs a value",
        "games.journal --since yesterday|an offset or a time",
        "games.journal --since 12|belongs to one partition",
        "games.journal --partition x|numbers like 0",
        "games.journal --print all|states, events",
        "games.events --print states|folded from a journal",
        "games.events --diff redis|needs a journal",
        "games.journal --diff disk|redis, mongo",
        "games.commands --diff mongo|needs a journal or",
        "games.journal --diff redis --until 2026-01-01T00:00:00Z|leave out",
        "games.journal --to a.journal|are copied",
        "games.events --to games.events|into itself",
        "games.events --to races.journal|Only writers",
        "games.events --to a/b|name of a topic",
        "games.events --to b.events --diff mongo|two runs",
        "games.events --speed 2|goes with --to",
        "games.events --to b.events --speed fast|a factor",
        "games.events --to b.events --speed 0|a factor",
        "games.journal|PADDOCK_KAFKA is missing",
      })
  void misuseIsNamedAndReadsNothing(String args, String why) {
    var words = args.isEmpty() ? new String[0] : args.split(" ");
    assertThat(run(Map.of(), words)).isEqualTo(MISUSED);
    assertThat(text(err)).contains(why).contains("--help");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void aWrongVariableIsMisuse() {
    assertThat(run(Map.of("PADDOCK_KAFKA", "nowhere"), "games.events")).isEqualTo(MISUSED);
    assertThat(text(err)).contains("PADDOCK_KAFKA").contains("host:port");
  }

  private int run(Map<String, String> env, String... args) {
    var all = Stream.concat(Stream.of("replay"), Stream.of(args)).toList();
    return Main.run(List.copyOf(all), env, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
