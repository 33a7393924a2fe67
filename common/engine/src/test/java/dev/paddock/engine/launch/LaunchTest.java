package dev.paddock.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.engine.command.Trace;
import io.vertx.core.Future;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaunchTest {
  private final Health health = new Health();
  private final Shutdown shutdown = new Shutdown(health, Duration.ofMillis(300));
  private final Launcher launcher = new Launcher(health, shutdown);

  @Test
  void aProcessIsReadyOnceItHasStarted() {
    health.up("kafka");
    assertThat(health.isReady()).isFalse();
    assertThat(health.json().getString("status")).isEqualTo("starting");
    launcher.started();
    assertThat(health.isReady()).isTrue();
    assertThat(health.json().encode())
        .isEqualTo("{\"status\":\"ok\",\"services\":{\"kafka\":{\"status\":\"ok\"}}}");
  }

  @Test
  void whatIsDownMakesItUnreadyAndWhatIsDegradedDoesNot() {
    launcher.started();
    health.degraded("mongo", "away");
    assertThat(health.isReady()).isTrue();
    assertThat(health.json().getString("status")).isEqualTo("degraded");
    health.down("redis", "no answer");
    assertThat(health.isReady()).isFalse();
    assertThat(health.services().get("redis").encode())
        .isEqualTo("{\"status\":\"down\",\"detail\":\"no answer\"}");
    health.up("redis");
    health.up("mongo");
    assertThat(health.json().getString("status")).isEqualTo("ok");
  }

  @Test
  void waitingSaysForWhatAndEndsWhenItIsThere() {
    var asked = new AtomicInteger();
    var seen = new ArrayList<String>();
    launcher.waitFor(
        "kafka",
        "Kafka at k1:9092",
        () -> {
          seen.add(health.services().toString());
          return asked.incrementAndGet() == 3;
        });
    assertThat(asked).hasValue(3);
    assertThat(seen.getLast()).contains("waiting for Kafka at k1:9092");
    assertThat(health.services().get("kafka").getString("status")).isEqualTo("ok");
  }

  @Test
  void aStepThatFailsIsNamed() {
    assertThatThrownBy(() -> launcher.step("topics", () -> List.of().getFirst()))
        .isInstanceOf(Launcher.StartFailed.class)
        .hasMessageStartingWith("cannot start: topics: ");
    assertThatThrownBy(() -> launcher.await("bus", () -> Future.failedFuture("no port left")))
        .hasMessage("cannot start: bus: no port left");
  }

  @Test
  void whatWasOpenedLastIsClosedFirst() {
    var closed = Collections.synchronizedList(new ArrayList<String>());
    AutoCloseable first = launcher.open("first", () -> () -> closed.add("first"));
    AutoCloseable second = launcher.open("second", () -> () -> closed.add("second"));
    assertThat(first).isNotSameAs(second);
    shutdown.run();
    shutdown.run();
    assertThat(closed).containsExactly("second", "first");
    assertThat(health.json().getString("status")).isEqualTo("stopping");
  }

  @Test
  void whatHangsOrFailsKeepsNothingFromClosing() {
    var closed = new AtomicBoolean();
    var never = new CountDownLatch(1);
    shutdown.closeAtEnd("last", () -> closed.set(true));
    shutdown.closeAtEnd(
        "broken",
        () -> {
          throw new IllegalStateException("planted");
        });
    shutdown.closeAtEnd("hanging", never::await);
    shutdown.run();
    never.countDown();
    assertThat(closed).isTrue();
  }

  @Test
  void aTraceHasOneIdFromFrameToEvent() {
    var trace = Trace.next();
    assertThat(trace).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(Trace.next());
    assertThat(trace).contains("-" + Trace.id(trace) + "-");
    assertThat(Trace.id("short")).isEqualTo("short");
  }

  @Test
  void serversAreFoundInEveryFormOfAddress() {
    assertThat(shown("k1:9092,k2:9093")).containsExactly("k1:9092", "k2:9093");
    assertThat(shown("redis://:p:9@r.example:6379/1")).containsExactly("r.example:6379");
    assertThat(shown("mongodb://u:p@m1:27017,m2:27018/db?w=1"))
        .containsExactly("m1:27017", "m2:27018");
    assertThat(shown("redis://[::1]:6379")).containsExactly("[::1]:6379");
    assertThat(shown("mongodb+srv://m.example/db")).isEmpty();
  }

  private static List<String> shown(String address) {
    return Reachable.servers(address).stream()
        .map(server -> server.getHostString() + ":" + server.getPort())
        .toList();
  }

  @Test
  void aServerIsReachableWhileItListens() throws Exception {
    int port;
    try (var server = new ServerSocket(0)) {
      port = server.getLocalPort();
      assertThat(Reachable.anyOf("redis://127.0.0.1:" + port)).isTrue();
    }
    assertThat(Reachable.anyOf("127.0.0.1:" + port)).isFalse();
  }

  @Test
  void theWatchdogSaysWhatIsAway() {
    var there = new AtomicBoolean(true);
    launcher.started();
    try (var watchdog = new Watchdog(health)) {
      watchdog.watch("redis", "Redis at r:6379", true, there::get);
      watchdog.watch("mongo", "MongoDB at m:27017", false, there::get);
      watchdog.look();
      assertThat(health.json().getString("status")).isEqualTo("ok");
      there.set(false);
      watchdog.look();
      assertThat(health.isReady()).isFalse();
      assertThat(health.services().get("redis").getString("detail"))
          .isEqualTo("Redis at r:6379 does not answer");
      assertThat(health.services().get("mongo").getString("status")).isEqualTo("degraded");
    }
  }
}
