package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code src/test/browser/game.mjs} against {@code paddock local}. */
class BrowserGameTest {
  private static final Path SCRIPTS = Path.of("src", "test", "browser");
  private static final Path FAILED = Path.of("target", "e2e");
  private static final Path PICTURES = Path.of("..", "..", "docs", "screenshots");
  private static final String OUTAGE_SECONDS = Boolean.getBoolean("paddock.full") ? "20" : "5";
  private static final boolean PICTURED = Boolean.getBoolean("paddock.screenshots");
  private static final String ASKED = "@line ";

  @TempDir Path home;

  @Test
  @Timeout(420)
  void twoPlayAndOneWatchesThroughAReloadAndABrokenLine() throws Exception {
    var browser = browser();
    int port = PaddockProcess.freePort();
    var env = Map.of("PADDOCK_PORT", Integer.toString(port), "PADDOCK_LOG", "DEBUG");
    try (var local = PaddockProcess.start(home, env, "local");
        var line = Proxy.to(port)) {
      var door = local.awaitReady(port);
      var others = PICTURED ? Extras.play(door) : List.<GameClient>of();
      var script = start(browser, port, line.port());
      try {
        obey(script, line);
        assertThat(script.waitFor()).as("see the output above").isZero();
      } finally {
        script.descendants().forEach(ProcessHandle::destroyForcibly);
        script.destroyForcibly();
        others.forEach(GameClient::close);
      }
    }
  }

  /** The browser to use; without one, without Node or its package, the test is left out aloud. */
  private static String browser() {
    var candidates =
        Stream.of(System.getenv("CHROME_PATH"), "/usr/bin/chromium", "/usr/bin/google-chrome");
    var found =
        candidates
            .filter(Objects::nonNull)
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst();
    assumeTrue(found.isPresent(), "No Chromium: install it or name one in CHROME_PATH.");
    assumeTrue(
        Files.isDirectory(SCRIPTS.resolve("node_modules/playwright-core")),
        "No playwright-core: Node 20 with npm is needed, Maven then fetches it.");
    return found.orElseThrow();
  }

  private static Process start(String browser, int port, int linePort) throws IOException {
    Files.createDirectories(FAILED);
    var builder =
        new ProcessBuilder("node", "game.mjs")
            .directory(SCRIPTS.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "BASE",
                "http://localhost:" + port,
                "LINE",
                "http://localhost:" + linePort,
                "OUTAGE",
                OUTAGE_SECONDS,
                "FULL",
                Boolean.toString(Boolean.getBoolean("paddock.full")),
                "FAILED",
                FAILED.toAbsolutePath().toString(),
                "CHROME_PATH",
                browser));
    if (PICTURED) {
      Files.createDirectories(PICTURES);
      builder.environment().put("SHOTS", PICTURES.toRealPath().toString());
    }
    return builder.start();
  }

  /** Reads what the script says and does to the line what it asks for. */
  private static void obey(Process script, Proxy line) throws IOException {
    try (var said = script.inputReader();
        var answer = script.outputWriter()) {
      for (var text = said.readLine(); text != null; text = said.readLine()) {
        if (!text.startsWith(ASKED)) {
          System.out.println("  browser: " + text);
          continue;
        }
        move(line, text.substring(ASKED.length()));
        answer.write("done\n");
        answer.flush();
      }
    }
  }

  private static void move(Proxy line, String word) {
    switch (word) {
      case "cut" -> line.cut();
      case "silence" -> line.silence();
      case "heal" -> line.heal();
      default -> throw new IllegalArgumentException(word);
    }
  }
}
