package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KillLocalTest {
  private static final int ROLLS_BEFORE = 7;

  @TempDir Path home;

  private final int port = PaddockProcess.freePort();

  @Test
  @Timeout(300)
  void aGameGoesOnWhereItWasAfterKillMinusNine() throws Exception {
    try (var first = start()) {
      var door = first.awaitReady(port);
      var ann = door.register("ann_k");
      try (var host = GameClient.open(door, ann);
          var guest = GameClient.open(door, door.register("bob_k"))) {
        var table = Table.start("Killed", host, guest);
        table.roll(ROLLS_BEFORE);
        var redis = redis();
        first.kill();
        redis.onExit().get(20, TimeUnit.SECONDS);
        try (var second = start()) {
          assertServed(second.awaitReady(port));
          assertResumed(host, guest);
          table.finish();
          assertThat(host.story(table.room()).messages("bigger_dice.rolled"))
              .hasSizeGreaterThan(ROLLS_BEFORE);
          assertInHistory(door, ann, table.room());
          assertOthersAreToldWhatIsInTheWay();
          second.close();
          assertEndedInOrder(second.log());
        }
      }
    }
  }

  private PaddockProcess start() throws Exception {
    return PaddockProcess.start(
        home, Map.of("PADDOCK_PORT", Integer.toString(port), "PADDOCK_LOG", "DEBUG"), "local");
  }

  /** Ready means that every room has its writer, and that this gateway hears it. */
  private static void assertServed(Door door) {
    assertThat(door.get("/metrics").body()).contains("paddock_partitions_live 4.0");
    var report = new JsonObject(door.get("/health/bus").body()).getJsonArray("nodes");
    var gateway = report.getJsonObject(0).getJsonObject("parts").getJsonObject("gateway");
    assertThat(gateway.getJsonArray("partitions"))
        .allSatisfy(each -> assertThat(((JsonObject) each).getLong("claim")).isNotNegative())
        .extracting(each -> ((JsonObject) each).getString("service"))
        .containsOnly("games", "races")
        .hasSize(8);
  }

  /** Who needs a server ends before it: nobody misses one on the way out. */
  private static void assertEndedInOrder(String log) {
    var end = log.substring(log.lastIndexOf("closed gateway"));
    assertThat(end).contains("closed games", "closed cluster", "closed servers", "stopped");
    assertThat(end).doesNotContain(" WARN ", " ERROR ", "Connection refused", "Exception");
  }

  private static void assertResumed(GameClient... clients) {
    for (var client : clients) {
      assertThat(client.resume())
          .isNotEmpty()
          .allSatisfy(answer -> assertThat(answer.getBoolean("recovered")).isTrue());
    }
  }

  private static void assertInHistory(Door door, Door.Account who, String room) {
    var path = "/api/history/games?user=" + who.userId() + "&room=" + room;
    try {
      Until.holds(
          "the game in the history", Until.SOON, () -> games(door.get(path, who).body()) == 1);
    } catch (AssertionError e) {
      throw new AssertionError(door.get(path, who).body() + "\n" + progress(door), e);
    }
  }

  private static int games(String answer) {
    return new JsonObject(answer).getJsonArray("items", new JsonArray()).size();
  }

  /** How far publisher and projector are. */
  private static String progress(Door door) {
    return door.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("paddock_pro") || line.startsWith("paddock_publisher"))
        .collect(Collectors.joining("\n"));
  }

  private void assertOthersAreToldWhatIsInTheWay() throws Exception {
    var ownPort = Map.of("PADDOCK_PORT", Integer.toString(PaddockProcess.freePort()));
    var samePort = Map.of("PADDOCK_PORT", Integer.toString(port));
    try (var sameData = PaddockProcess.start(home, ownPort, "local");
        var elsewhere = PaddockProcess.start(home.resolve("other"), samePort, "local")) {
      for (var second : List.of(sameData, elsewhere)) {
        assertThat(second.exitStatus()).isEqualTo(1);
      }
      assertThat(sameData.log()).contains("Paddock already runs on").contains("PADDOCK_HOME");
      assertThat(elsewhere.log()).contains("Port " + port).contains("PADDOCK_PORT");
    }
  }

  private ProcessHandle redis() throws Exception {
    var pid = Files.readString(home.resolve("data/redis/redis.pid")).split(" ", 2)[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
