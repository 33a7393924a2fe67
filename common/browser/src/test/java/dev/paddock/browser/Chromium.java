package dev.paddock.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A browser with one page open; closing it ends all its processes. */
final class Chromium implements AutoCloseable {
  private final Process process;

  private Chromium(Process process) {
    this.process = process;
  }

  /** The browser of this machine, if it has one. */
  static Optional<String> find() {
    return Stream.of(
            System.getenv("CHROME_PATH"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(Objects::nonNull)
        .filter(path -> Files.isExecutable(Path.of(path)))
        .findFirst();
  }

  static Chromium open(String program, Path profile, String url) throws IOException {
    return new Chromium(
        new ProcessBuilder(
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=" + profile,
                url)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean alive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
