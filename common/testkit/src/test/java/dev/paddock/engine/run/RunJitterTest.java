package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.simulate.pulse.Pulse;
import dev.paddock.testkit.simulate.pulse.PulseKind;
import dev.paddock.testkit.simulate.pulse.PulseService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** How late ticks come while the loop of the runs is busy for about a third of the time. */
@ExtendWith(EmbeddedServers.class)
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class RunJitterTest {
  private static final int RUNS = Integer.getInteger("paddock.runs", 400);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(20);
  private final Random random = new Random(1);
  private final AtomicLong frames = new AtomicLong();

  @Test
  void ninetyNineOfAHundredTicksComeWithinTwoMilliseconds(EmbeddedKafka kafka) {
    var clients = new KafkaClients(kafka.bootstrapServers(), "jitter");
    new TopicAdmin(clients).ensureInputs(PulseService.NAME, 1);
    var metrics = new SimpleMeterRegistry();
    try (var loop = ThreadLoop.start("runs", Clock.systemUTC());
        var blocking = Executors.newCachedThreadPool();
        var inputs = KafkaJournal.inputs(clients, PulseService.NAME, metrics)) {
      var id = new CompletableFuture<Long>();
      loop.execute(() -> id.complete(Thread.currentThread().threadId()));
      var runs = new Runs(new RunPorts(loop, inputs), world(blocking, metrics));
      var handle = runs.open(0, new Silent());
      handle.start(wanted());
      measure(loop, id.join(), metrics);
      handle.end();
      runs.close();
    }
  }

  private void measure(ThreadLoop loop, long thread, SimpleMeterRegistry metrics) {
    pass(loop, WARM_UP);
    var threads = ManagementFactory.getThreadMXBean();
    long busy = threads.getThreadCpuTime(thread);
    long shown = frames.get();
    double ticks = metrics.get("paddock.run.ticks").counter().count();
    pass(loop, MEASURED);
    double load = (threads.getThreadCpuTime(thread) - busy) / (double) MEASURED.toNanos();
    double perSecond =
        (metrics.get("paddock.run.ticks").counter().count() - ticks) / MEASURED.toSeconds();
    var late = metrics.get("paddock.run.jitter").timer().takeSnapshot().percentileValues();
    System.out.printf(
        "paddock: %d runs, %.0f ticks/s, %d frames/s, load %.0f %%, late p50 %.2f ms, p99 %.2f ms%n",
        RUNS,
        perSecond,
        (frames.get() - shown) / MEASURED.toSeconds(),
        load * 100,
        late[0].value(TimeUnit.MILLISECONDS),
        late[1].value(TimeUnit.MILLISECONDS));
    assertThat(perSecond).isGreaterThan(RUNS * 59.0);
    assertThat(late[1].value(TimeUnit.MILLISECONDS)).isLessThan(2);
  }

  private static void pass(ThreadLoop loop, Duration time) {
    var over = new CompletableFuture<Boolean>();
    loop.schedule(time, () -> over.complete(true));
    over.join();
  }

  private List<Wanted> wanted() {
    var wanted = new ArrayList<Wanted>();
    for (int i = 0; i < RUNS; i++) {
      var spec = new Pulse.Spec(i, 1_000_000, List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L));
      var startAt = Instant.ofEpochMilli(System.currentTimeMillis() + random.nextInt(1_000));
      var run = new Run("run-" + i, startAt, spec);
      wanted.add(new Wanted(new RoomId("room-" + i), "pulse", run, new byte[0], 0));
    }
    return wanted;
  }

  private Runs.World world(java.util.concurrent.Executor blocking, SimpleMeterRegistry metrics) {
    var kind = new PulseKind();
    return new Runs.World(
        new PulseService(),
        "node-1",
        blocking,
        () -> Seed.of(random.nextLong()),
        name -> kind,
        new WireCodec(),
        metrics);
  }

  private final class Silent implements RunWriter {
    @Override
    public void reported(RoomId room, String run, Report report) {}

    @Override
    public void shown(RoomId room, Shown shown) {
      frames.incrementAndGet();
    }

    @Override
    public void refused(BusMessage.Input input, Reason reason, String message) {}

    @Override
    public void suspect() {}
  }
}
