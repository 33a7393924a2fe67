package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfrastructureTest {
  @TempDir Path home;

  @Test
  void afterKillMinusNineNothingRunsAndNothingIsLost() throws Exception {
    var process = program();
    ProcessHandle redis;
    try (var out = process.inputReader()) {
      var line = out.readLine();
      assertThat(line).as("the program's first line").isNotNull();
      var uris = List.of(line.split(" ", 3));
      redis = redisOf(home);
      Clients.createTopic(uris.get(0));
      Clients.produce(uris.get(0), "first");
      assertThat(Clients.redis(uris.get(1), "SET kept 42")).isEqualTo("+OK");
      Clients.insert(uris.get(2), "ann-was-here");
      awaitOnDisk(home.resolve("mongo/documents.mv"), "ann-was-here");
    } finally {
      process.destroyForcibly();
    }
    redis.onExit().get(10, TimeUnit.SECONDS);
    assertThat(redis.isAlive()).isFalse();
    try (var servers = Infrastructure.start(home, Ports.FREE)) {
      assertThat(Clients.consume(servers.kafka())).containsExactly("first");
      assertThat(Clients.redis(servers.redis(), "INCR kept")).isEqualTo(":43");
      assertThat(Clients.ids(servers.mongo())).containsExactly("ann-was-here");
    }
  }

  @Test
  void aSecondStartOnTheSameDataSaysWhoHasIt() {
    try (var lock = HomeLock.take(home)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> Infrastructure.start(home, Ports.FREE))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("PADDOCK_HOME");
    }
    HomeLock.take(home).close();
  }

  @Test
  void aServerThatIsGivenIsNotStarted() {
    var given = new Given("kafka:9092", null, "mongodb://elsewhere");
    try (var servers = Infrastructure.start(home, Ports.FREE, given)) {
      assertThat(servers.kafka()).isEqualTo("kafka:9092");
      assertThat(servers.redis()).startsWith("redis://127.0.0.1:");
      assertThat(servers.mongo()).isEqualTo("mongodb://elsewhere");
      assertThat(home.resolve("kafka")).doesNotExist();
    }
  }

  @Test
  void whenOneServerCannotStartTheOthersAreStopped() throws Exception {
    Files.writeString(home.resolve("mongo"), "a file where a folder belongs");
    assertThatThrownBy(() -> Infrastructure.start(home, Ports.FREE))
        .isInstanceOf(EmbeddedException.class)
        .hasMessageContaining("MongoDB");
    assertThat(home.resolve("redis/redis.pid")).doesNotExist();
    HomeLock.take(home).close();
  }

  /** The documents' file is written each second: a kill may take what is younger. */
  private static void awaitOnDisk(Path file, String text) throws Exception {
    while (!Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static ProcessHandle redisOf(Path home) throws Exception {
    var pid = Files.readString(home.resolve("redis/redis.pid")).split(" ", 2)[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private Process program() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            ServersMain.class.getName(),
            home.toString())
        .redirectError(home.resolve("stderr.txt").toFile())
        .start();
  }
}
