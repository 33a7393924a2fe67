package dev.paddock.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.embedded.EmbeddedRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedServers.class)
class EmbeddedServersTest {
  @Test
  void allTestsOfAJvmShareOneServer(EmbeddedRedis one, EmbeddedRedis other) {
    assertThat(one.process().isAlive()).isTrue();
    assertThat(one).isSameAs(other);
  }

  @Test
  void serversHavePortsOfTheirOwn(EmbeddedRedis redis, EmbeddedMongo mongo) {
    assertThat(redis.uri()).startsWith("redis://127.0.0.1:");
    assertThat(mongo.uri()).startsWith("mongodb://127.0.0.1:");
  }
}
