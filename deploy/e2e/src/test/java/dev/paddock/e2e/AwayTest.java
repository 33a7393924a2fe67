package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process whose servers are not there yet waits, and says for what. */
@Timeout(180)
class AwayTest {
  @TempDir Path home;

  @Test
  void aGatewayWaitsForItsServersAndSaysForWhich() throws Exception {
    var nobody = "127.0.0.1:" + PaddockProcess.freePort();
    int port = PaddockProcess.freePort();
    var env = new HashMap<String, String>();
    env.put("PADDOCK_PORT", Integer.toString(port));
    env.put("PADDOCK_JWT_SECRET", "a secret of at least thirty-two bytes");
    env.put("PADDOCK_KAFKA", nobody);
    env.put("PADDOCK_REDIS", "redis://" + nobody);
    env.put("PADDOCK_MONGO", "mongodb://" + nobody);
    try (var gateway = PaddockProcess.start(home, env, "gateway")) {
      var door = Door.at(port);
      Until.holds("not ready", Until.SOON, () -> door.readiness() == 503);
      assertThat(door.get("/health/ready").body()).contains("\"kafka\"").contains(nobody);
      assertThat(door.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(gateway.log()).contains("waiting for Kafka at " + nobody);
    }
  }

  @Test
  void aServiceStartsOnceItsServersAreThere() throws Exception {
    int kafka = PaddockProcess.freePort();
    int redis = PaddockProcess.freePort();
    int mongo = PaddockProcess.freePort();
    int port = PaddockProcess.freePort();
    var env =
        Map.of(
            "PADDOCK_HEALTH_PORT", Integer.toString(port),
            "PADDOCK_KAFKA", "127.0.0.1:" + kafka,
            "PADDOCK_REDIS", "redis://127.0.0.1:" + redis,
            "PADDOCK_MONGO", "mongodb://127.0.0.1:" + mongo);
    var ports =
        Map.of(
            "PADDOCK_KAFKA_PORT", Integer.toString(kafka),
            "PADDOCK_REDIS_PORT", Integer.toString(redis),
            "PADDOCK_MONGO_PORT", Integer.toString(mongo));
    try (var games = PaddockProcess.start(home, env, "game")) {
      Until.holds("not ready", Until.SOON, () -> Door.at(port).readiness() == 503);
      try (var infra = PaddockProcess.start(home, ports, "infra")) {
        infra.readUntil("export PADDOCK_MONGO");
        var ready = games.awaitReady(port);
        assertThat(ready.get("/metrics").body()).contains("paddock_partitions_live 12.0");
        games.kill();
      }
    }
  }
}
