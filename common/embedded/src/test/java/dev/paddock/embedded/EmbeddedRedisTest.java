package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
  @TempDir Path dir;

  @Test
  void dataSurvivesARestart() throws Exception {
    try (var redis = EmbeddedRedis.start(dir, 0)) {
      assertThat(Clients.redis(redis.uri(), "SET kept 42")).isEqualTo("+OK");
    }
    try (var redis = EmbeddedRedis.start(dir, 0)) {
      assertThat(Clients.redis(redis.uri(), "INCR kept")).isEqualTo(":43");
    }
  }

  @Test
  void closeEndsTheProcess() {
    var redis = EmbeddedRedis.start(dir, 0);
    var process = redis.process();
    assertThat(process.isAlive()).isTrue();
    redis.close();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void aBusyPortIsNamedWithTheVariableThatChangesIt() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedRedis.start(dir, busy.getLocalPort()))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("PADDOCK_REDIS_PORT");
    }
  }
}
