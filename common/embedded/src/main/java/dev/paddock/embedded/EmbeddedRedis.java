package dev.paddock.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A real Redis server as a child process, with its append-only file in one folder. */
public final class EmbeddedRedis implements AutoCloseable {
  private static final int BIND_ATTEMPTS = 3;
  private static final Duration START_LIMIT = Duration.ofSeconds(20);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(10);
  private static final int PROBE_TIMEOUT_MILLIS = 1_000;

  private final TiedProcess process;
  private final String host;
  private final int port;

  private EmbeddedRedis(TiedProcess process, String host, int port) {
    this.process = process;
    this.host = host;
    this.port = port;
  }

  /**
   * Starts on the data in {@code dir}, which is made if it is not there; returns when the server
   * has read its data.
   *
   * @throws EmbeddedException if the port is in use, no program fits the machine or it ends at once
   */
  public static EmbeddedRedis start(Path dir, int port) {
    return start(dir, Ports.LOOPBACK, port);
  }

  /** The same at another address of this machine, where anybody who reaches it may use it. */
  public static EmbeddedRedis start(Path dir, String host, int port) {
    try {
      Files.createDirectories(dir);
      var program = RedisBinary.locate(dir);
      for (int attempt = 1; ; attempt++) {
        var redis = launch(program, dir, host, Ports.pick("Redis", "PADDOCK_REDIS_PORT", port));
        if (redis.becomesReady()) {
          return redis;
        }
        redis.close();
        if (port != 0 || attempt == BIND_ATTEMPTS) {
          throw new EmbeddedException("Redis does not start; it says: " + lastWords(dir));
        }
      }
    } catch (IOException e) {
      throw new EmbeddedException("Redis does not start on " + dir + ": " + e.getMessage(), e);
    }
  }

  /** What clients connect to: {@code redis://host:port}. */
  public String uri() {
    return "redis://" + host + ":" + port;
  }

  /** The child process, for tests that freeze or kill it. */
  public ProcessHandle process() {
    return process.handle();
  }

  /** Whoever started it closes it, also at the end of the JVM: it does not end by itself then. */
  void closedByOwner() {
    process.closedByOwner();
  }

  @Override
  public void close() {
    process.close();
  }

  private static EmbeddedRedis launch(Path program, Path dir, String host, int port)
      throws IOException {
    var command =
        List.of(
            program.toString(),
            "--port",
            Integer.toString(port),
            "--bind",
            host,
            "--protected-mode",
            host.equals(Ports.LOOPBACK) ? "yes" : "no",
            "--dir",
            dir.toAbsolutePath().toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "everysec",
            "--save",
            "");
    var process = TiedProcess.start(command, dir.resolve("redis.pid"), dir.resolve("redis.log"));
    return new EmbeddedRedis(process, host, port);
  }

  private boolean becomesReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      if (answers()) {
        return true;
      }
      LockSupport.parkNanos(PROBE_INTERVAL.toNanos());
    }
    return false;
  }

  /**
   * Asked by hand, so that this module needs no client; while it loads its data it says LOADING.
   */
  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_TIMEOUT_MILLIS);
      socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+PONG".length());
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  private static String lastWords(Path dir) throws IOException {
    var lines = Files.readAllLines(dir.resolve("redis.log"));
    return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }
}
