package dev.paddock.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The states of 100,000 ticks of eight cars, in the JVM and compiled to JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBitsTest {
  private static final int TICKS = 100_000;
  private static final int EVERY = 500;
  private static final Path MODULE = Path.of("target/simulation/simulation.js");
  private static final Path SCRIPTS = Path.of("src/test/js");

  private List<String> expected = List.of();

  @TempDir Path profile;

  @BeforeAll
  void driveInThisVirtualMachine() {
    long start = System.nanoTime();
    expected = Scenario.run(TICKS, EVERY);
    report("JVM", (System.nanoTime() - start) / 1e9);
    assertThat(expected).hasSize(TICKS / EVERY + 1);
    assertThat(contacts(expected)).isGreaterThan(200);
  }

  @Test
  void nodeComesToTheSameStates() throws Exception {
    assumeTrue(runs("node", "--version"), "No Node: install Node 20 or newer.");
    var node =
        new ProcessBuilder(
                "node",
                SCRIPTS.resolve("node.mjs").toString(),
                MODULE.toAbsolutePath().toString(),
                String.valueOf(TICKS),
                String.valueOf(EVERY))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    check("Node", new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertThat(node.waitFor()).isZero();
  }

  @Test
  void chromiumComesToTheSameStates() throws Exception {
    var chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "No Chromium: install it or name one in CHROME_PATH.");
    try (var pages = new Pages(SCRIPTS, MODULE)) {
      var url = pages.url() + "/page.html?ticks=" + TICKS + "&every=" + EVERY;
      try (var browser = Chromium.open(chromium.orElseThrow(), profile, url)) {
        check("Chromium", pages.result(100, TimeUnit.SECONDS));
        assertThat(browser.alive()).isTrue();
      }
    }
  }

  private void check(String where, String said) {
    var lines = said.strip().lines().toList();
    var last = lines.getLast();
    assertThat(last).as(said).startsWith("seconds ");
    assertThat(lines.subList(0, lines.size() - 1)).isEqualTo(expected);
    report(where, Double.parseDouble(last.substring("seconds ".length())));
  }

  private static int contacts(List<String> lines) {
    return Integer.parseInt(lines.getLast().substring("contacts ".length()));
  }

  private static void report(String where, double seconds) {
    System.out.printf("  %s: %,.0f ticks/s with drivers and hashes%n", where, TICKS / seconds);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
