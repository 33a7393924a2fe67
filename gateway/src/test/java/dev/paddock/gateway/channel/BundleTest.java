package dev.paddock.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.loop.Loop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static final String VALUE = "{\"type\":\"game_state\",\"n\":";

  private final Cranked hub = new Cranked();
  private final Queue<Runnable> loop = new ArrayDeque<>();
  private final List<String> taken = new ArrayList<>();
  private final Bundle bundle = new Bundle(hub, loop::add, this::take, this::handOver);

  @Test
  void aLoopThatKeepsUpGetsEverything() {
    put("a", 0, VALUE + "1}");
    put("a", 0, VALUE + "2}");
    handOver();
    loop.remove().run();
    assertThat(taken).containsExactly(VALUE + "1}", VALUE + "2}");
  }

  @Test
  void nothingIsHandedOverBeforeTheLoopHasTakenWhatItHas() {
    put("a", 0, VALUE + "1}");
    handOver();
    put("a", 0, VALUE + "2}");
    handOver();
    assertThat(loop).hasSize(1);
    loop.remove().run();
    assertThat(loop).isEmpty();
    hub.run();
    loop.remove().run();
    assertThat(taken).containsExactly(VALUE + "1}", VALUE + "2}");
    assertThat(hub.tasks).isEmpty();
  }

  @Test
  void aLoopThatIsBehindGetsTheNewestValueOfEachStream() {
    put("a", 0, VALUE + "1}");
    put("b", 0, VALUE + "1}");
    hub.nanos += Bundle.BEHIND.toNanos() + 1;
    put("a", 0, VALUE + "2}");
    put("a", 0, VALUE + "3}");
    handOver();
    loop.remove().run();
    assertThat(taken).containsExactly(VALUE + "1}", VALUE + "3}");
  }

  @Test
  void numberedMessagesAndPresenceAreNeverLeftOut() {
    var presence = "{\"type\":\"presence\",\"user_id\":1}";
    put("a", 1, "{\"type\":\"x\"}");
    put("a", 0, presence);
    put("a", 0, VALUE + "1}");
    hub.nanos += Bundle.BEHIND.toNanos() + 1;
    put("a", 2, "{\"type\":\"y\"}");
    put("a", 0, presence);
    put("a", 0, VALUE + "2}");
    handOver();
    loop.remove().run();
    assertThat(taken)
        .containsExactly("{\"type\":\"x\"}", presence, "{\"type\":\"y\"}", presence, VALUE + "2}");
  }

  private void put(String channel, long seq, String json) {
    var news = News.of(channel, "e", seq, json.getBytes(StandardCharsets.UTF_8));
    bundle.put(new Delivery.Message(news));
  }

  private void handOver() {
    bundle.handOver();
  }

  private void take(List<Delivery> deliveries) {
    for (var delivery : deliveries) {
      if (delivery instanceof Delivery.Message(var news)) {
        taken.add(news.frame().toString());
        news.release();
      }
    }
  }

  /** A loop whose time and turns are ours. */
  private static final class Cranked implements Loop {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private long nanos = 1;

    void run() {
      tasks.remove().run();
    }

    @Override
    public void execute(Runnable task) {
      tasks.add(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return nanos;
    }
  }
}
