package dev.paddock.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** One process of the distribution's {@code bin/paddock}; its errors and logs go to a file. */
public final class PaddockProcess implements AutoCloseable {
  public static final Path DISTRIBUTION = Path.of(System.getProperty("paddock.distribution"));

  private static final int STOP_SECONDS = 60;
  private static final Duration START = Duration.ofSeconds(90);

  /** Where output stays to be looked at when a test has failed. */
  private static final Path LOGS = Path.of("target", "e2e");

  /** A short life does not pay for the second compiler. */
  private static final String JAVA_OPTS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALL.forEach(Process::destroyForcibly), "kill-all"));
  }

  private final Process process;
  private final BufferedReader output;
  private final Path log;

  private PaddockProcess(Process process, Path log) {
    this.process = process;
    this.output = process.inputReader();
    this.log = log;
  }

  /**
   * Starts a subcommand with its data in {@code home}, unless {@code env} says otherwise; no
   * variable of the surrounding environment that begins with PADDOCK_ reaches it.
   */
  public static PaddockProcess start(Path home, Map<String, String> env, String... args)
      throws IOException {
    return start(home, env, List.of(), args);
  }

  /** The same with words before the command: {@code ip netns exec NAME}. */
  public static PaddockProcess start(
      Path home, Map<String, String> env, List<String> before, String... args) throws IOException {
    var program = DISTRIBUTION.resolve("bin/paddock");
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "There is no " + program + ": `mvn -DskipTests package` makes it.");
    }
    var command = new ArrayList<>(before);
    command.add(program.toString());
    command.addAll(List.of(args));
    return launch(home, env, args.length == 0 ? "paddock" : args[0], command);
  }

  /** Starts a class of the tests in a JVM of its own, beside the program's libraries. */
  public static PaddockProcess startTest(Path home, Class<?> main, String... args)
      throws IOException {
    var tests = Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath());
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<>(List.of(java, "-Xmx768m"));
    command.addAll(List.of(JAVA_OPTS.split(" ")));
    command.addAll(List.of("-cp", tests + ":" + DISTRIBUTION.resolve("lib") + "/*"));
    command.add(main.getName());
    command.addAll(List.of(args));
    return launch(home, Map.of(), args[0], command);
  }

  private static PaddockProcess launch(
      Path home, Map<String, String> env, String name, List<String> command) throws IOException {
    Files.createDirectories(home);
    Files.createDirectories(LOGS);
    var log = Files.createTempFile(LOGS, name, ".log");
    var builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(it -> it.startsWith("PADDOCK_"));
    builder.environment().putAll(defaults(home));
    builder.environment().putAll(env);
    var process = builder.start();
    ALL.add(process);
    return new PaddockProcess(process, log);
  }

  /** A port that was free a moment ago. */
  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next lines of the output up to one that begins with {@code start}, and that one. */
  public List<String> readUntil(String start) throws IOException {
    var lines = new ArrayList<String>();
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith(start)) {
        return lines;
      }
    }
    throw new IllegalStateException("no line \"" + start + "\" in " + lines + "\n" + log());
  }

  /** Waits until it answers at {@code /health/ready}; returns the door there. */
  public Door awaitReady(int port) {
    return awaitReady(Door.at(port));
  }

  /** The same at another address. */
  public Door awaitReady(Door door) {
    Until.holds(
        "ready at " + door.url("") + ", see " + log,
        START,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it has ended:\n" + log());
          }
          return door.readiness() == 200;
        });
    return door;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it wrote to the error output. */
  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end and returns the exit status. */
  public int exitStatus() throws Exception {
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it still runs:\n" + log());
    }
    return process.exitValue();
  }

  /** As {@code kill -9}. */
  public void kill() throws Exception {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to stop and waits; one that does not is killed. */
  @Override
  public void close() throws Exception {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private static Map<String, String> defaults(Path home) {
    var env = new HashMap<String, String>();
    env.put("JAVA_HOME", System.getProperty("java.home"));
    env.put("JAVA_OPTS", JAVA_OPTS);
    env.put("PADDOCK_HOME", home.resolve("data").toString());
    env.put("PADDOCK_KAFKA_PORT", "0");
    env.put("PADDOCK_REDIS_PORT", "0");
    env.put("PADDOCK_MONGO_PORT", "0");
    return env;
  }
}
