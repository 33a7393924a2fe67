package dev.paddock.deploy.bench.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Which cores a process may run on, by {@code taskset}. */
public enum Cores {
  /** Wherever the kernel likes. */
  ANY(""),
  /** The core of the server under test. */
  SERVER("0"),
  /** The core of the load client and of everything that is not measured. */
  CLIENT("1");

  /** Before we were moved: afterwards the JVM sees fewer. */
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final String list;

  Cores(String list) {
    this.list = list;
  }

  /** A command that starts another one there. */
  public List<String> pinned(List<String> command) {
    if (list.isEmpty() || PROCESSORS < 2) {
      return command;
    }
    var pinned = new ArrayList<>(List.of("taskset", "-c", list));
    pinned.addAll(command);
    return pinned;
  }

  /**
   * Moves this process, with all its threads; on a machine with one core it stays.
   *
   * @throws IllegalStateException if the machine has no {@code taskset}
   */
  public void moveHere() throws IOException, InterruptedException {
    if (PROCESSORS < 2) {
      return;
    }
    var pid = Long.toString(ProcessHandle.current().pid());
    var cores = list.isEmpty() ? "0-" + (PROCESSORS - 1) : list;
    var process =
        new ProcessBuilder("taskset", "-a", "-p", "-c", cores, pid)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("taskset cannot move us to the cores " + cores);
    }
  }
}
