package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.replay.Replay;
import dev.paddock.engine.room.Kinds;
import dev.paddock.testkit.fuzz.Attack;
import dev.paddock.testkit.fuzz.Frames;
import dev.paddock.testkit.fuzz.Gunner;
import dev.paddock.testkit.fuzz.RawSocket;
import dev.paddock.testkit.fuzz.Tally;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands of the games, made from their schemas and then spoilt, at a gateway and a game service
 * that are processes: only coded errors come back, no room fails, nothing is warned of, whoever
 * talks meanwhile notices nothing, and the log still equals Redis and MongoDB. A campaign: {@code
 * -Dpaddock.fuzz.games=100000}; another one: {@code -Dpaddock.fuzz.seed=S}.
 */
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
@Timeout(3_600)
class GamesFuzzTest {
  private static final String SERVICE = "games";
  private static final long FIRST_SEED = Long.getLong("paddock.fuzz.seed", 1);
  private static final long FRAMES = Long.getLong("paddock.fuzz.games", 20_000);
  private static final int GUNNERS = 4;
  private static final int BATCH = 500;
  private static final int ROOMS = 4;
  private static final int REQUESTS = 200;
  private static final int EACH = 10;
  private static final Duration DRAINED = Duration.ofSeconds(60);

  private static final Map<String, String> LIMITS =
      Map.of(
          "PADDOCK_LIMIT_COMMANDS_PER_SECOND", "1000000",
          "PADDOCK_LIMIT_COMMAND_BURST", "1000000",
          "PADDOCK_LIMIT_CHAT_PER_SECOND", "1000000",
          "PADDOCK_LIMIT_REFUSALS", "1000000",
          "PADDOCK_LIMIT_CONNECTS_PER_SECOND", "1000000",
          "PADDOCK_LIMIT_SOCKETS_PER_USER", "1000");

  private final RoomService service = Kinds.load(SERVICE).service();
  private final List<Route> routes = routes();
  private final Tally tally = new Tally();

  @Test
  void nothingAPlayerSendsHarmsAnybody(@TempDir Path home) throws Exception {
    try (var cluster = new Cluster(home, LIMITS)) {
      var games = cluster.games();
      var gateway = cluster.gateway();
      games.awaitReady();
      var door = gateway.awaitReady();
      var started = List.of(games.process().log().length(), gateway.process().log().length());
      try (var ann = GameClient.open(door, "ann");
          var bob = GameClient.open(door, "bob")) {
        var table = Table.start("Neighbours", ann, bob);
        for (long done = 0; done < FRAMES; done += (long) GUNNERS * BATCH) {
          batch(door, FIRST_SEED + done / BATCH, () -> talk(table.room(), ann, bob));
        }
        assertThat(ann.story(table.room()).faults()).isEmpty();
      }
      assertThat(failures(games)).as("decisions that failed").isZero();
      Until.holds("the stores are as the log", DRAINED, () -> differences(cluster).isEmpty());
      assertSilent(games.process().log().substring(started.getFirst()));
      assertSilent(gateway.process().log().substring(started.getLast()));
    }
    System.out.println("  fuzz of the games from seed " + FIRST_SEED + ": " + tally);
  }

  private void batch(Door door, long seed, Runnable meanwhile) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Void>>();
      for (int i = 0; i < GUNNERS; i++) {
        running.add(threads.submit(gunner(door, seed + i, "gunner" + i)));
      }
      while (running.stream().anyMatch(each -> !each.isDone())) {
        meanwhile.run();
      }
      for (var each : running) {
        each.get();
      }
    }
  }

  private Callable<Void> gunner(Door door, long seed, String name) {
    return () -> {
      var attack = new Attack(seed, new Frames(seed, known(seed)).of(routes, EACH));
      try (var gunner = new Gunner(entrance(door, name), attack, tally)) {
        gunner.shoot(BATCH);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
      return null;
    };
  }

  private Gunner.Door entrance(Door door, String name) {
    var request = RawSocket.handshake("localhost", service.door() + "?user=" + name, Map.of());
    return new Gunner.Door() {
      @Override
      public RawSocket connect() throws IOException {
        return new RawSocket(door.port());
      }

      @Override
      public String handshake() {
        return request;
      }
    };
  }

  /** Rooms are few, so that players meet; requests are new in every batch, and come twice. */
  private Map<String, List<String>> known(long seed) {
    return Map.of(
        service.nameField(),
        texts(ROOMS, this::name),
        service.roomField(),
        texts(ROOMS, i -> id(name(i))),
        service.kindField(),
        Kinds.load(SERVICE).kinds().stream().map(k -> text(k.name())).toList(),
        "request_id",
        texts(REQUESTS, i -> "s" + seed + "_" + i),
        "user_id",
        List.of("1"));
  }

  private String name(int number) {
    return "Fuzz " + number;
  }

  private String id(String name) {
    return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name).value();
  }

  private static List<String> texts(int count, IntFunction<String> make) {
    return IntStream.range(0, count).mapToObj(make).map(GamesFuzzTest::text).toList();
  }

  private static String text(String text) {
    return Json.encode(text);
  }

  private List<Route> routes() {
    var kinds = Kinds.load(SERVICE).kinds().stream().flatMap(kind -> kind.routes().stream());
    return Stream.concat(service.routes().stream(), kinds).distinct().toList();
  }

  private static void talk(String room, GameClient... clients) {
    for (var client : clients) {
      var line = new JsonObject().put("room_id", room).put("text", "hello");
      assertThat(client.ask("chat.send", line).getString("type")).isEqualTo("ack");
    }
  }

  private static double failures(Cluster.Node games) {
    return Door.at(games.port())
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("paddock_failures_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** What `paddock replay --diff` finds; empty where there is nothing. */
  private static String differences(Cluster cluster) {
    var said = new ByteArrayOutputStream();
    int status =
        Replay.run(
            List.of(Topics.journal(SERVICE), "--diff", "redis,mongo"),
            cluster.servers(),
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    return status == Replay.SAME ? "" : said.toString(StandardCharsets.UTF_8) + status;
  }

  private static void assertSilent(String log) {
    assertThat(log.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
        .isEmpty();
  }
}
