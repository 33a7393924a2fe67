package dev.paddock.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void withoutASubcommandTheHelpNamesAllThereAre() {
    assertThat(run(Map.of())).isZero();
    for (var subcommand : Subcommand.values()) {
      assertThat(text(out)).contains("paddock " + subcommand.word());
    }
  }

  @Test
  void anUnknownSubcommandIsAMistakeAndNamed() {
    assertThat(run(Map.of(), "fly")).isEqualTo(2);
    assertThat(text(err)).contains("`paddock fly`").contains("paddock infra");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void simulateRunsSeedsAndSaysHowFast() {
    assertThat(run(Map.of(), "simulate", "--seeds", "2", "--from", "7")).isZero();
    assertThat(text(out)).contains("2 seeds clean", "seeds/s", "a second of a core");
  }

  @Test
  void helpConfigListsVariablesWithDefaults() {
    assertThat(run(Map.of(), "help", "config")).isZero();
    assertThat(text(out)).contains("PADDOCK_PORT").contains("8080").contains("PADDOCK_JWT_SECRET");
  }

  @Test
  void aVariableThatDoesNotExistStopsTheStartWithTheOneThatIsMeant() {
    assertThat(run(Map.of("PADDOCK_KAFKA_PROT", "1"), "infra")).isEqualTo(1);
    assertThat(text(err)).contains("PADDOCK_KAFKA_PROT").contains("PADDOCK_KAFKA_PORT");
  }

  @Test
  void aPortThatIsNoneStopsTheStart() {
    assertThat(run(Map.of("PADDOCK_REDIS_PORT", "70000"), "infra")).isEqualTo(1);
    assertThat(text(err)).contains("PADDOCK_REDIS_PORT").contains("70000");
  }

  private int run(Map<String, String> env, String... args) {
    return Main.run(
        List.of(args),
        env,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
