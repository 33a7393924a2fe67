package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfraTest {
  @TempDir Path home;

  @Test
  void printsTheThreeVariablesReadyToExportAndLeavesNothingAfterKillMinusNine() throws Exception {
    try (var infra = PaddockProcess.start(home, Map.of(), "infra")) {
      assertThat(infra.readUntil("export PADDOCK_MONGO"))
          .satisfiesExactly(
              line -> assertThat(line).matches("export PADDOCK_KAFKA=127\\.0\\.0\\.1:\\d+"),
              line -> assertThat(line).matches("export PADDOCK_REDIS=redis://127\\.0\\.0\\.1:\\d+"),
              line ->
                  assertThat(line).matches("export PADDOCK_MONGO=mongodb://127\\.0\\.0\\.1:\\d+"));
      var redis = redis();
      assertSecondStartSaysWhoHasTheData();
      infra.kill();
      redis.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void aBusyPortIsNamedAndEndsTheStart() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(busy.getLocalPort());
      try (var infra = PaddockProcess.start(home, Map.of("PADDOCK_MONGO_PORT", port), "infra")) {
        assertThat(infra.exitStatus()).isEqualTo(1);
        assertThat(infra.log()).contains("Port " + port).contains("PADDOCK_MONGO_PORT");
      }
    }
  }

  private void assertSecondStartSaysWhoHasTheData() throws Exception {
    try (var second = PaddockProcess.start(home, Map.of(), "infra")) {
      assertThat(second.exitStatus()).isEqualTo(1);
      assertThat(second.log()).contains("Paddock already runs on").contains("PADDOCK_HOME");
    }
  }

  private ProcessHandle redis() throws Exception {
    var pid = Files.readString(home.resolve("data/redis/redis.pid")).split(" ", 2)[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
