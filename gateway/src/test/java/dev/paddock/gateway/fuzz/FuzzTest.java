package dev.paddock.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.Watch;
import dev.paddock.testkit.fuzz.Attack;
import dev.paddock.testkit.fuzz.Gunner;
import dev.paddock.testkit.fuzz.RawSocket;
import dev.paddock.testkit.fuzz.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Frames and handshakes made by seeds, on several sockets at once, at a real gateway: only coded
 * errors and known close codes come back, nothing is warned of, nobody else notices, no memory
 * stays. A campaign goes on where the last one ended: {@code mvn -pl gateway -am verify
 * -Dtest=FuzzTest -Dpaddock.fuzz.frames=1000000 -Dpaddock.fuzz.ledger=fuzz.ledger}; one batch
 * alone: {@code -Dpaddock.fuzz.seed=S}.
 */
@Timeout(3_600)
class FuzzTest {
  private static final int GUNNERS = 3;
  private static final int BATCH = 1_000;
  private static final long FIRST_SEED = Long.getLong("paddock.fuzz.seed", 1);
  private static final long FRAMES = Long.getLong("paddock.fuzz.frames", 20_000);

  /** What may be held more in the end than after the first batches, in bytes. */
  private static final long GROWTH = 24L << 20;

  private final GatewayFixture fixture = new GatewayFixture();
  private final Tally tally = new Tally();
  private Watch watch;

  @BeforeEach
  void start() {
    fixture.limits =
        GatewayLimits.DEFAULT.with(
            Map.of(
                "commandsPerSecond", 1_000_000,
                "commandBurst", 1_000_000,
                "chatPerSecond", 1_000_000,
                "refusals", 1_000_000,
                "badMessages", 12,
                "connectsPerSecond", 1_000_000,
                "socketsPerUser", 1_000));
    fixture.start();
    watch = new Watch(fixture.vertx);
  }

  @AfterEach
  void stop() {
    watch.close();
    fixture.close();
  }

  @Test
  void nothingASocketSendsHarmsAnybody() throws Exception {
    var neighbours = new Neighbours(fixture);
    var ledger = Ledger.open();
    long held = 0;
    for (long done = ledger.done(); done < FRAMES; done += (long) GUNNERS * BATCH) {
      batch(FIRST_SEED + done / BATCH, neighbours);
      watch.assertSilent();
      if (held == 0 && tally.frames() >= 4L * GUNNERS * BATCH) {
        held = held();
      }
      ledger.note(done + (long) GUNNERS * BATCH, tally);
    }
    assertThat(connected()).as("sockets that stay").isEqualTo(2);
    assertThat(held()).as("bytes held").isLessThan((held == 0 ? held() : held) + GROWTH);
    watch.assertSilent();
    System.out.println("Fuzz from seed " + FIRST_SEED + ": " + tally);
  }

  private void batch(long seed, Neighbours neighbours) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Void>>();
      for (int i = 0; i < GUNNERS; i++) {
        running.add(threads.submit(gunner(seed + i)));
      }
      while (running.stream().anyMatch(each -> !each.isDone())) {
        neighbours.talk();
      }
      for (int i = 0; i < GUNNERS; i++) {
        finished(running.get(i), seed + i);
      }
    }
    fixture.writer.forget();
  }

  private Callable<Void> gunner(long seed) {
    return () -> {
      var attack = new Attack(seed, Commands.all(Parlour.channel(Neighbours.ROOM)));
      try (var gunner = new Gunner(door(7 + seed % GUNNERS), attack, tally)) {
        gunner.shoot(BATCH);
      }
      return null;
    };
  }

  private static void finished(Future<Void> future, long seed) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError("seed " + seed + ": " + e.getCause().getMessage(), e);
    }
  }

  private Gunner.Door door(long user) {
    var token = fixture.token(user, "user" + user);
    int port = fixture.gateway(0).port();
    return new Gunner.Door() {
      @Override
      public RawSocket connect() throws IOException {
        return new RawSocket(port);
      }

      @Override
      public String handshake() {
        return RawSocket.handshake(
            "localhost", Parlour.SERVICE.door() + "?token=" + token, Map.of());
      }
    };
  }

  /** Sockets of the gateway, once those that were closed are counted so. */
  private int connected() {
    int connected = Integer.MAX_VALUE;
    for (int tries = 0; tries < 2_000 && connected > 2; tries++) {
      connected =
          fixture
              .get("/health")
              .bodyAsJsonObject()
              .getJsonObject("services")
              .getJsonObject("websocket")
              .getInteger("connected");
    }
    return connected;
  }

  private static long held() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** How far a campaign has come; nothing where no file is named. */
  private record Ledger(Path file, long done) {
    static Ledger open() throws IOException {
      var name = System.getProperty("paddock.fuzz.ledger");
      if (name == null) {
        return new Ledger(null, 0);
      }
      var file = Path.of(name);
      var lines = Files.exists(file) ? Files.readAllLines(file) : java.util.List.<String>of();
      return new Ledger(file, lines.isEmpty() ? 0 : number(lines.getLast()));
    }

    private static long number(String line) {
      return Long.parseLong(line, 0, line.indexOf(' '), 10);
    }

    void note(long now, Tally tally) throws IOException {
      if (file != null) {
        Files.writeString(
            file,
            now + " " + tally + "\n",
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND);
      }
    }
  }
}
