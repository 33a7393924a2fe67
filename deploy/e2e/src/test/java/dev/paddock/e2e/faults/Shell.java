package dev.paddock.e2e.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small commands of the machine. */
final class Shell {
  private static final int LIMIT_SECONDS = 20;

  private Shell() {}

  /** Runs a command and throws with what it said if it does not end well. */
  static void run(String... command) {
    var said = tried(command);
    if (said != null) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  /** Whether a command ends well. */
  static boolean works(String... command) {
    return tried(command) == null;
  }

  static void freeze(ProcessHandle process) {
    run("kill", "-STOP", Long.toString(process.pid()));
  }

  static void thaw(ProcessHandle process) {
    works("kill", "-CONT", Long.toString(process.pid()));
  }

  /** Null if it ended well, else what it said. */
  private static String tried(String... command) {
    try {
      var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no end within " + LIMIT_SECONDS + " s";
      }
      return process.exitValue() == 0 ? null : said + " (" + process.exitValue() + ")";
    } catch (IOException e) {
      return e.getMessage();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
