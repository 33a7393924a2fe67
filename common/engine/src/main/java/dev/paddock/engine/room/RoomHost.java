package dev.paddock.engine.room;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.journal.Appenders;
import dev.paddock.engine.journal.ClaimValue;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.run.Runs;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of a service: the writers of its partitions, who follow, claim, decide and let go.
 *
 * <p>Rules, in one place: durable first, readable second, visible third. Safety is in the log
 * ({@link Lane}, {@link dev.paddock.engine.journal.ReaderRule}), liveness in the cluster ({@link
 * Ownership}).
 */
public final class RoomHost implements Service, Ownership.Writers {
  private static final Logger LOG = LoggerFactory.getLogger(RoomHost.class);

  private final Kinds kinds;
  private final WireCodec wire;
  private final Ports ports;
  private final EngineMetrics metrics;
  private final Recovery recovery;
  private final Appenders appenders;
  private final @Nullable Runs runs;
  private final CommandSource commands;
  private final Ownership ownership;
  private final List<PartitionWriter> writers = new ArrayList<>();
  private @Nullable AutoCloseable follower;
  private long tickedAt;
  private int ticks;
  private volatile boolean isServed;
  private boolean stopping;
  private volatile boolean closed;

  public RoomHost(Kinds kinds, WireCodec wire, Ports ports) {
    this.kinds = kinds;
    this.wire = wire;
    this.ports = ports;
    this.metrics = new EngineMetrics(ports.metrics(), kinds.service().name());
    this.recovery = new Recovery(kinds, wire);
    this.appenders = new Appenders(ports.journal());
    this.runs = runs(kinds, wire, ports);
    this.commands =
        ports.commands().apply((p, batch) -> ports.loop().execute(() -> received(p, batch)));
    int partitions = ports.journal().partitions();
    this.ownership =
        new Ownership(ports.loop(), kinds.service().name(), partitions, ports.bus().self(), this);
    for (int p = 0; p < partitions; p++) {
      writers.add(new PartitionWriter(this, p));
    }
    ports
        .metrics()
        .gauge(
            "paddock.partitions.live",
            writers,
            w -> w.stream().filter(PartitionWriter::isLive).count());
  }

  /** Follows the journals and takes what the view gives. */
  public void start() {
    tickedAt = ports.loop().nanos();
    ports.bus().listen(message -> whileOpen(() -> message(message)));
    ports.bus().onView(view -> whileOpen(() -> view(view)));
    ports.bus().report(kinds.service().name(), this::report);
    ports.loop().execute(() -> ownership.view(ports.bus().view()));
    follower = ports.journal().follow(e -> ports.loop().execute(() -> ownership.fetched(e)));
    for (int p = 0; p < writers.size(); p++) {
      int partition = p;
      ports.blocking().execute(() -> findClaim(partition));
    }
    ports.loop().schedule(Limits.TICK, this::tick);
  }

  /** The bus goes on after this host: others of the process still speak on it. */
  private void whileOpen(Runnable task) {
    if (!closed) {
      ports.loop().execute(task);
    }
  }

  /** Finishes what is decided, hands the partitions over. */
  public CompletableFuture<Void> stop() {
    var done = new CompletableFuture<Void>();
    ports.loop().execute(() -> stop(done));
    return done;
  }

  /** {@code {"partitions": [held here, see {@link PartitionWriter#json}], "events": {…}}}. */
  private Future<JsonObject> report() {
    var done = Promise.<JsonObject>promise();
    ports
        .loop()
        .execute(
            () -> {
              var held = writers.stream().filter(PartitionWriter::isHeld);
              done.complete(
                  new JsonObject()
                      .put("partitions", held.map(PartitionWriter::json).toList())
                      .put("of", writers.size())
                      .put("events", metrics.bus.json()));
            });
    return done.future();
  }

  /** The partitions this instance writes now. */
  public CompletableFuture<List<Integer>> owned() {
    var owned = new CompletableFuture<List<Integer>>();
    ports
        .loop()
        .execute(
            () ->
                owned.complete(
                    IntStream.range(0, writers.size())
                        .filter(p -> writers.get(p).isLive())
                        .boxed()
                        .toList()));
    return owned;
  }

  /** Whether every partition has a writer that serves, here or at another member. */
  public boolean isServed() {
    return isServed;
  }

  @Override
  public boolean holds(int partition) {
    return writers.get(partition).isHeld();
  }

  @Override
  public void claim(int partition) {
    if (!stopping) {
      writers.get(partition).claim();
    }
  }

  @Override
  public void release(int partition) {
    if (writers.get(partition).isLive()) {
      writers.get(partition).release(() -> {});
    }
  }

  @Override
  public void overtaken(int partition, long claim, String node) {
    writers.get(partition).overtaken(claim, node);
  }

  @Override
  public void fenced(int partition, long claim) {
    var writer = writers.get(partition);
    if (writer.claimInForce() == claim) {
      writer.fenced("the view store knows a newer claim");
    }
  }

  @Override
  public void careful(String why) {
    ownership.paused(why);
  }

  @Override
  public Kinds kinds() {
    return kinds;
  }

  @Override
  public WireCodec wire() {
    return wire;
  }

  @Override
  public Ports ports() {
    return ports;
  }

  @Override
  public CommandSource commands() {
    return commands;
  }

  @Override
  public EngineMetrics metrics() {
    return metrics;
  }

  @Override
  public Recovery recovery() {
    return recovery;
  }

  @Override
  public Appenders appenders() {
    return appenders;
  }

  @Override
  public @Nullable Runs runs() {
    return runs;
  }

  private static @Nullable Runs runs(Kinds kinds, WireCodec wire, Ports ports) {
    var own = ports.runs();
    return own == null
        ? null
        : new Runs(
            own,
            new Runs.World(
                kinds.service(),
                ports.bus().self(),
                ports.blocking(),
                ports.entropy(),
                kinds::running,
                wire,
                ports.metrics()));
  }

  private void received(int partition, List<CommandSource.Received> batch) {
    writers.get(partition).commands(batch);
  }

  private void message(BusMessage message) {
    switch (message) {
      case BusMessage.Interest m -> of(m.service(), m.partition(), m);
      case BusMessage.Digest m -> of(m.service(), m.partition(), m);
      case BusMessage.Input m -> of(m.service(), m.partition(), m);
      default -> {}
    }
  }

  private void of(String service, int partition, BusMessage message) {
    if (service.equals(kinds.service().name()) && partition < writers.size()) {
      writers.get(partition).message(message);
    }
  }

  private void view(ClusterView view) {
    ownership.view(view);
    writers.forEach(PartitionWriter::beat);
  }

  private void tick() {
    if (closed) {
      return;
    }
    long now = ports.loop().nanos();
    if (now - tickedAt > Limits.PAUSE.toNanos()) {
      ownership.paused("stood still for " + Duration.ofNanos(now - tickedAt).toMillis() + " ms");
      writers.forEach(PartitionWriter::suspect);
    }
    tickedAt = now;
    ticks++;
    if (!stopping) {
      ownership.tick();
    }
    writers.forEach(PartitionWriter::tick);
    isServed = IntStream.range(0, writers.size()).allMatch(this::isServed);
    every(Limits.NUMBER, () -> writers.forEach(PartitionWriter::number));
    every(Limits.VIEWS, () -> writers.forEach(PartitionWriter::checkViews));
    ports.loop().schedule(Limits.TICK, this::tick);
  }

  private boolean isServed(int partition) {
    return writers.get(partition).isServing() || ownership.isHeldElsewhere(partition);
  }

  private void every(Duration period, Runnable task) {
    if (ticks % (period.toMillis() / Limits.TICK.toMillis()) == 0) {
      task.run();
    }
  }

  /** The newest claim in the log, so that a start need not wait for silence. */
  private void findClaim(int partition) {
    try {
      var found = new LastClaim();
      long end = ports.journal().end(partition);
      if (end > 0) {
        ports.journal().read(partition, Math.max(0, end - 1), end, found);
        found.follow(ports.journal(), partition);
      }
      ports
          .loop()
          .execute(() -> ownership.found(partition, found.claim, found.node, found.released));
    } catch (RuntimeException e) {
      LOG.warn("{}: cannot read the tail of partition {}", kinds.service().name(), partition, e);
      ports
          .loop()
          .schedule(Limits.PAUSE, () -> ports.blocking().execute(() -> findClaim(partition)));
    }
  }

  private void stop(CompletableFuture<Void> done) {
    stopping = true;
    var left = new AtomicInteger(writers.size());
    for (var writer : writers) {
      writer.release(
          () -> {
            if (left.decrementAndGet() == 0) {
              close(done);
            }
          });
    }
  }

  private void close(CompletableFuture<Void> done) {
    closed = true;
    ports
        .blocking()
        .execute(
            () -> {
              try {
                if (follower != null) {
                  follower.close();
                }
                commands.close();
                appenders.close();
                if (runs != null) {
                  runs.close();
                }
                done.complete(null);
              } catch (Exception e) {
                done.completeExceptionally(e);
              }
            });
  }

  /** Reads the newest record, then the CLAIM it was written under. */
  private static final class LastClaim implements Journal.EntryHandler {
    private long claim = -1;
    private String node = "";
    private boolean released;

    @Override
    public void entry(Journal.Entry entry) {
      var head = entry.head();
      if (head.type() == RecordHead.Type.CLAIM) {
        claim = entry.offset();
        node = ClaimValue.decode(entry.value()).node();
      } else {
        claim = head.claim();
        released = head.type() == RecordHead.Type.RELEASED;
      }
    }

    void follow(Journal journal, int partition) {
      if (node.isEmpty() && claim >= 0) {
        boolean let = released;
        journal.read(partition, claim, claim + 1, this);
        released = let;
      }
    }
  }
}
