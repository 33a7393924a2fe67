package dev.paddock.deploy.bench.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes use, as the kernel counts it in {@code /proc}. */
public final class Usage {
  private static final Path PROC = Path.of("/proc");

  private Usage() {}

  /** Nanoseconds of processor time of a process so far: all threads that live. */
  public static long cpuNanos(long pid) {
    long sum = 0;
    for (var thread : threads(pid)) {
      sum += runNanos(thread.resolve("schedstat"));
    }
    return sum;
  }

  /** Bytes of a process that are in memory now. */
  public static long residentBytes(long pid) {
    try (var lines = Files.lines(PROC.resolve(pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> threads(long pid) {
    try (var files = Files.list(PROC.resolve(pid + "/task"))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long runNanos(Path schedstat) {
    try {
      var text = Files.readString(schedstat);
      return Long.parseLong(text.substring(0, text.indexOf(' ')));
    } catch (IOException e) {
      return 0; // The thread has ended meanwhile.
    }
  }
}
