package dev.paddock.deploy.bench.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One process that was started for a benchmark, and the port it listens at. */
public final class Node implements AutoCloseable {
  private static final int STOP_SECONDS = 20;
  private static final Duration LISTENS = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 20_000_000;
  private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALL.forEach(Process::destroyForcibly), "kill-all"));
  }

  private final Process process;
  private final BufferedReader output;
  private final Path log;
  private final int port;

  private Node(Process process, Path log, int port) {
    this.process = process;
    this.output = process.inputReader();
    this.log = log;
    this.port = port;
  }

  /**
   * Starts a command.
   *
   * @param env added to the environment; nothing of it that begins with {@code PADDOCK_} is
   *     inherited
   * @param log gets its errors
   * @param port where it will listen
   */
  public static Node start(
      List<String> command, Map<String, String> env, Path log, int port, Cores cores) {
    var builder = new ProcessBuilder(cores.pinned(command)).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PADDOCK_"));
    builder.environment().putAll(env);
    try {
      var process = builder.start();
      ALL.add(process);
      return new Node(process, log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  public int port() {
    return port;
  }

  /** The next lines of the output up to one that contains a text, and that one. */
  public List<String> readUntil(String text) {
    var lines = new ArrayList<String>();
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.contains(text)) {
          readOn();
          return lines;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no \"" + text + "\" in " + lines + ", see " + log);
  }

  /** Waits until it takes connections. */
  public void awaitListening() {
    long end = System.nanoTime() + LISTENS.toNanos();
    while (!isListening()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("nothing listens at " + address() + ", see " + log);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    readOn();
  }

  /** As {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    ALL.remove(process);
  }

  /** Sends a signal by its name, for example {@code STOP}. */
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /** Asks it to stop and waits; one that does not is killed. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
      ALL.remove(process);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  private boolean isListening() {
    try (var socket = new Socket()) {
      socket.connect(address(), STOP_SECONDS * 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** A process whose output nobody reads stops in the end. */
  private void readOn() {
    Thread.ofVirtual().start(() -> drain(process.getInputStream()));
  }

  private static void drain(InputStream in) {
    try {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      // It has ended.
      return;
    }
  }
}
