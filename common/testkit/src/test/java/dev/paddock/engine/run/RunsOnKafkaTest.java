package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.replay.Replay;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.simulate.pulse.PulseService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both logs in a real Kafka, in real time: an owner dies in the middle of a run. */
@ExtendWith(EmbeddedServers.class)
class RunsOnKafkaTest {
  private static final int TICKS = 300;

  /**
   * On a machine that has time it is two seconds, asserted in simulated time; here it is printed.
   */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ThreadLoop loop = ThreadLoop.start("world", Clock.systemUTC());
  private final ExecutorService blocking = Executors.newCachedThreadPool();
  private KafkaLogs logs;
  private RunWorld world;

  @BeforeEach
  void start(EmbeddedKafka kafka) {
    logs = new KafkaLogs(kafka);
    world = on(() -> new RunWorld(1, true, loop, logs, blocking));
    on(() -> world.start());
  }

  @AfterEach
  void stop() {
    on(() -> world.killAll());
    logs.close();
    loop.close();
    blocking.shutdownNow();
  }

  @Test
  void anotherGoesOnAndNoShownTickChanges() {
    on(() -> world.startRun("a", TICKS));
    on(() -> world.drive("a"));
    await("some ticks", () -> world.shown("a") > 30);
    on(() -> world.start());
    await("some more", () -> world.shown("a") > 90);
    var last = on(() -> world.seen.getLast());
    on(() -> world.kill(world.owner("a")));
    await("a frame of another", () -> world.seen.getLast().claim() > last.claim());
    var next = on(() -> world.seen.getLast());
    var gap = Duration.ofNanos(next.nanos() - last.nanos());
    System.out.println("paddock: from kill to the next frame " + gap.toMillis() + " ms");
    assertThat(gap).isLessThan(LIMIT);
    assertThat(next.tick()).isGreaterThan(last.tick());
    await("the end", () -> world.finished("a"));
    on(() -> world.check("a"));
    assertThat(replay("--race", "a", "--verify")).isEqualTo(Replay.SAME);
  }

  private int replay(String... args) {
    var servers = new Replay.Servers(logs.servers, null, null);
    return Replay.run(List.of(args), servers, System.out, System.err);
  }

  private void on(Runnable task) {
    on(
        () -> {
          task.run();
          return true;
        });
  }

  private <T> T on(Supplier<T> task) {
    try {
      return CompletableFuture.supplyAsync(task, loop).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void await(String what, BooleanSupplier so) {
    var done = new CompletableFuture<Boolean>();
    loop.execute(() -> look(so, done));
    try {
      done.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(what + " did not come", e);
    }
  }

  private void look(BooleanSupplier so, CompletableFuture<Boolean> done) {
    if (so.getAsBoolean()) {
      done.complete(true);
    } else {
      loop.schedule(Duration.ofMillis(20), () -> look(so, done));
    }
  }

  /** A service's two topics. */
  private static final class KafkaLogs implements RunLogsOf {
    private final List<AutoCloseable> followers = new ArrayList<>();
    private final List<KafkaJournal> opened = new ArrayList<>();
    private final String servers;
    private final KafkaClients clients;
    private final KafkaJournal journal;
    private final KafkaJournal inputs;

    KafkaLogs(EmbeddedKafka kafka) {
      servers = kafka.bootstrapServers();
      clients = new KafkaClients(servers, "runs-test");
      var admin = new TopicAdmin(clients);
      admin.ensure(PulseService.NAME, RunWorld.PARTITIONS);
      admin.ensureInputs(PulseService.NAME, RunWorld.PARTITIONS);
      journal = open(true);
      inputs = open(false);
    }

    @Override
    public Journal journal(Loop node, Fates fates) {
      return new Followed(open(true), followers);
    }

    @Override
    public Journal inputs(Loop node, Fates fates) {
      return open(false);
    }

    @Override
    public List<Journal.Entry> journal(int partition) {
      return all(journal, partition);
    }

    @Override
    public List<Journal.Entry> inputs(int partition) {
      return all(inputs, partition);
    }

    @Override
    public String journalId() {
      return journal.topicId();
    }

    @Override
    public String inputsId() {
      return inputs.topicId();
    }

    void close() {
      followers.forEach(KafkaLogs::close);
      opened.forEach(KafkaJournal::close);
    }

    private static void close(AutoCloseable follower) {
      try {
        follower.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private KafkaJournal open(boolean isJournal) {
      var metrics = new SimpleMeterRegistry();
      var log =
          isJournal
              ? KafkaJournal.open(clients, PulseService.NAME, metrics)
              : KafkaJournal.inputs(clients, PulseService.NAME, metrics);
      opened.add(log);
      return log;
    }

    private static List<Journal.Entry> all(KafkaJournal log, int partition) {
      var entries = new ArrayList<Journal.Entry>();
      log.read(partition, 0, log.end(partition), entries::add);
      return entries;
    }
  }

  /** A journal whose followers are known, for those who are killed close nothing. */
  private record Followed(Journal log, List<AutoCloseable> followers) implements Journal {
    @Override
    public String topicId() {
      return log.topicId();
    }

    @Override
    public int partitions() {
      return log.partitions();
    }

    @Override
    public Appender appender() {
      return log.appender();
    }

    @Override
    public AutoCloseable follow(Follower follower) {
      var following = log.follow(follower);
      followers.add(following);
      return following;
    }

    @Override
    public void read(int partition, long from, long upTo, EntryHandler handler) {
      log.read(partition, from, upTo, handler);
    }

    @Override
    public long end(int partition) {
      return log.end(partition);
    }
  }
}
