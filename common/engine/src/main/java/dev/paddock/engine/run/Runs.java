package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.core.Seed;
import dev.paddock.core.run.RunClock;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.journal.Appenders;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** All runs of a service instance, on one loop beside that of the writers. */
public final class Runs {
  private final RunPorts ports;
  private final World world;
  private final RunMetrics metrics;
  private final Appenders appenders;
  private final AppendPace pace;
  private final RunRecovery recovery;
  private final Set<PartitionRuns> open = new HashSet<>();
  private long lookedAt;
  private boolean closed;

  /**
   * What runs share with the writers of their rooms.
   *
   * @param blocking reads and re-runs in recovery
   * @param kinds the kind of that name
   */
  public record World(
      RoomService service,
      String node,
      Executor blocking,
      Supplier<Seed> entropy,
      Function<String, RunningKind<?, ?, ?>> kinds,
      WireCodec wire,
      MeterRegistry metrics) {}

  public Runs(RunPorts ports, World world) {
    this.ports = ports;
    this.world = world;
    this.metrics = new RunMetrics(world.metrics(), world.service().name());
    this.appenders = new Appenders(ports.inputs());
    this.pace = new AppendPace(ports.loop());
    this.recovery = new RunRecovery(ports.loop(), ports.inputs(), world.wire(), world.kinds());
    this.lookedAt = ports.loop().nanos();
    ports.loop().schedule(RunLimits.LOOK, this::look);
  }

  /** The runs of a partition whose writer has just come to life; may be called from anywhere. */
  public Handle open(int partition, RunWriter writer) {
    return new Handle(partition, writer);
  }

  /** Gives the producers back, when all partitions have ended. */
  public void close() {
    ports
        .loop()
        .execute(
            () -> {
              closed = true;
              appenders.close();
            });
  }

  /** The runs of a partition, from the thread of its writer. */
  public final class Handle {
    private final PartitionRuns runs;

    private Handle(int partition, RunWriter writer) {
      this.runs = new PartitionRuns(Runs.this, partition, writer);
    }

    /** Claims the inputs and makes what is wanted go on. */
    public void start(List<Wanted> wanted) {
      ports
          .loop()
          .execute(
              () -> {
                open.add(runs);
                runs.start(wanted);
              });
    }

    public void want(Wanted wanted) {
      ports.loop().execute(() -> runs.want(wanted));
    }

    public void input(BusMessage.Input input) {
      ports.loop().execute(() -> runs.input(input));
    }

    /** Nothing more comes out of these runs. */
    public void end() {
      ports
          .loop()
          .execute(
              () -> {
                open.remove(runs);
                runs.end();
              });
    }
  }

  Loop loop() {
    return ports.loop();
  }

  Journal inputs() {
    return ports.inputs();
  }

  Appenders appenders() {
    return appenders;
  }

  Executor blocking() {
    return world.blocking();
  }

  Supplier<Seed> entropy() {
    return world.entropy();
  }

  String node() {
    return world.node();
  }

  String service() {
    return world.service().name();
  }

  WireCodec wire() {
    return world.wire();
  }

  RunMetrics metrics() {
    return metrics;
  }

  RunRecovery recovery() {
    return recovery;
  }

  RunningKind<?, ?, ?> kind(String name) {
    return world.kinds().apply(name);
  }

  int inputDelay() {
    return pace.inputDelay();
  }

  void appended(long nanos) {
    pace.took(nanos);
    metrics.appended(nanos);
  }

  RunWriter.Shown encode(RunningKind<?, ?, ?> kind, RoomId room, Running running, RunClock clock) {
    return new RunWriter.Shown(
        running.tick(),
        message(kind.frameType(), room, running.frame(clock)),
        running.binaryFrame(),
        message(kind.infoType(), room, running.info(clock)));
  }

  private byte[] message(String type, RoomId room, Record body) {
    return world.wire().message(type, world.service().roomField(), room, body, false, 0, "");
  }

  /** A loop that stood still may have lost its partitions meanwhile. */
  private void look() {
    long now = ports.loop().nanos();
    if (now - lookedAt > RunLimits.PAUSE.toNanos()) {
      open.forEach(PartitionRuns::suspect);
    }
    lookedAt = now;
    if (!closed) {
      ports.loop().schedule(RunLimits.LOOK, this::look);
    }
  }
}
