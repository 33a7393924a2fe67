package dev.paddock.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints the ticks a second of a browser; beside them belongs {@code StepBenchmark} of the JVM. */
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class BrowserSpeedTest {
  @TempDir Path profile;

  @Test
  void aBrowserIsFarFasterThanTheSixtyTicksItNeeds() throws Exception {
    var chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "No Chromium: install it or name one in CHROME_PATH.");
    var scripts = Path.of("src/test/js");
    try (var pages = new Pages(scripts, Path.of("target/simulation/simulation.js"));
        var browser = Chromium.open(chromium.orElseThrow(), profile, pages.url() + "/page.html")) {
      var said = pages.result(100, TimeUnit.SECONDS);
      System.out.println("  Chromium: " + said);
      assertThat(said).startsWith("ticks_a_second ");
      assertThat(Integer.parseInt(said.split(" ", -1)[1])).isGreaterThan(600);
      assertThat(browser.alive()).isTrue();
    }
  }
}
