package dev.paddock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A child process that ends with this JVM, however it ends; a file with its id lets the next start
 * end one that was left behind all the same.
 */
final class TiedProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 5;

  /**
   * For machines without setpriv: runs "$@" and ends it when the process $PADDOCK_PARENT is gone.
   */
  private static final String WATCH =
      """
      "$@" & child=$!
      trap 'kill $child 2>/dev/null' TERM INT
      while kill -0 "$PADDOCK_PARENT" 2>/dev/null && kill -0 $child 2>/dev/null; do sleep 0.5; done
      kill $child 2>/dev/null
      wait $child
      """;

  private final Process process;
  private final Path pidFile;
  private final Thread atExit;

  private TiedProcess(Process process, Path pidFile) {
    this.process = process;
    this.pidFile = pidFile;
    this.atExit = new Thread(this::stop, "stop-" + pidFile.getFileName());
  }

  /** Ends what an earlier start left behind, then runs the command with its output in a file. */
  static TiedProcess start(List<String> command, Path pidFile, Path output) throws IOException {
    return start(command, pidFile, output, Files.isExecutable(Path.of("/usr/bin/setpriv")));
  }

  static TiedProcess start(List<String> command, Path pidFile, Path output, boolean setpriv)
      throws IOException {
    reap(pidFile);
    var builder = new ProcessBuilder(tied(command, setpriv));
    builder.environment().put("PADDOCK_PARENT", Long.toString(ProcessHandle.current().pid()));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    var tied = new TiedProcess(keep(builder), pidFile);
    Files.writeString(pidFile, tied.process.pid() + " " + startedAt(tied.process.toHandle()));
    Runtime.getRuntime().addShutdownHook(tied.atExit);
    return tied;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    stop();
    closedByOwner();
  }

  /**
   * At the end of the JVM somebody closes this in its turn: hooks run side by side, and an own one
   * would end the process under those that still need it.
   */
  void closedByOwner() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is on its way out already: the hook does what is left to do.
    }
  }

  private void stop() {
    end(process.toHandle());
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      // A file that names a process that is gone does no harm.
    }
  }

  private static List<String> tied(List<String> command, boolean setpriv) {
    var tied =
        new ArrayList<>(
            setpriv
                ? List.of("/usr/bin/setpriv", "--pdeathsig", "TERM")
                : List.of("/bin/sh", "-c", WATCH, "sh"));
    tied.addAll(command);
    return tied;
  }

  /**
   * The kernel sends the death signal when the thread that started the child ends, so that thread
   * stays until the child is gone.
   */
  private static Process keep(ProcessBuilder builder) throws IOException {
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .daemon()
        .name("keeper")
        .start(
            () -> {
              try {
                var process = builder.start();
                started.complete(process);
                process.onExit().join();
              } catch (IOException e) {
                started.completeExceptionally(e);
              }
            });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void reap(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    var parts = Files.readString(pidFile).trim().split(" ", 2);
    if (parts.length == 2) {
      ProcessHandle.of(Long.parseLong(parts[0]))
          .filter(left -> startedAt(left).equals(parts[1]))
          .ifPresent(TiedProcess::end);
    }
    Files.delete(pidFile);
  }

  private static String startedAt(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("?");
  }

  private static void end(ProcessHandle process) {
    var family = new ArrayList<>(process.descendants().toList());
    family.add(process);
    family.forEach(ProcessHandle::destroy);
    var gone =
        CompletableFuture.allOf(
            family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    gone.completeOnTimeout(null, STOP_SECONDS, TimeUnit.SECONDS).join();
    family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
  }
}
