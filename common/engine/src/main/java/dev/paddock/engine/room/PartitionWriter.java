package dev.paddock.engine.room;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.journal.Claimant;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Lane;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A partition at this instance: idle, claiming, live or draining. Loop only. */
final class PartitionWriter implements Lane.Fate, Claimant.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionWriter.class);

  private enum State {
    IDLE,
    CLAIMING,
    LIVE,
    DRAINING
  }

  private final Service service;
  private final int partition;
  private State state = State.IDLE;
  private @Nullable Live live;
  private final Claimant claimant;
  private long claimStarted;
  private Runnable drained = () -> {};

  PartitionWriter(Service service, int partition) {
    this.service = service;
    this.partition = partition;
    var ports = service.ports();
    this.claimant =
        new Claimant(
            ports.loop(),
            service.appenders(),
            ports.entropy(),
            ports.bus().self(),
            partition,
            this);
  }

  boolean isHeld() {
    return state != State.IDLE;
  }

  boolean isLive() {
    return state == State.LIVE;
  }

  /** Whether players of its rooms are served from here. */
  boolean isServing() {
    return state == State.LIVE && live != null && live.isOpen();
  }

  /** Appends a CLAIM, recovers up to it, goes live. */
  void claim() {
    state = State.CLAIMING;
    claimStarted = service.ports().loop().nanos();
    service.metrics().claims.increment();
    claimant.claim();
  }

  /** Drains, appends RELEASED, becomes idle; then runs {@code then}. */
  void release(Runnable then) {
    if (state == State.LIVE && live != null) {
      LOG.info("{}: releasing partition {}", name(), partition);
      state = State.DRAINING;
      drained = then;
      live.drain();
    } else {
      lose(false);
      then.run();
    }
  }

  void commands(List<CommandSource.Received> batch) {
    if (state == State.LIVE && live != null) {
      live.commands(batch);
    }
  }

  void message(BusMessage message) {
    if (live == null) {
      return;
    }
    switch (message) {
      case BusMessage.Interest interest -> live.interest(interest);
      case BusMessage.Digest digest -> live.digest(digest);
      case BusMessage.Input input -> live.input(input);
      default -> {}
    }
  }

  void tick() {
    if (live == null) {
      return;
    }
    live.tick();
    if (state == State.LIVE && live.age() >= Limits.CLAIM_AGE.toNanos()) {
      release(this::claim);
    }
    if (state == State.DRAINING && live.isDrained()) {
      state = State.CLAIMING;
      live.release(this::released);
    }
  }

  void beat() {
    if (live != null) {
      live.beat();
    }
  }

  void number() {
    if (live != null) {
      live.number();
    }
  }

  void checkViews() {
    if (live != null) {
      live.checkViews();
    }
  }

  void suspect() {
    if (live != null) {
      live.suspect();
    }
  }

  /** A newer claim than {@code claim} of this writer is known. */
  void overtaken(long claim, String node) {
    if (live != null && live.claim() < claim) {
      fenced("claim " + claim + " of " + node);
    }
  }

  /** The claim that is in force here, −1 without. */
  long claimInForce() {
    return live == null ? -1 : live.claim();
  }

  /** {@code {"partition", "state"}} and, once recovered, what {@link Live#json} says. */
  JsonObject json() {
    var json = live == null ? new JsonObject() : live.json();
    return json.put("partition", partition).put("state", state.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void fenced(String why) {
    LOG.warn("{}: partition {} is lost: {}", name(), partition, why);
    service.metrics().fenced.increment();
    lose(false);
    service.careful("fenced in partition " + partition);
  }

  @Override
  public void over(String why) {
    LOG.warn("{}: the lane of partition {} is over: {}", name(), partition, why);
    service.metrics().over.increment();
    lose(true);
    state = State.CLAIMING;
    claimant.claimAgain();
  }

  @Override
  public void refused(String why) {
    over(why);
  }

  @Override
  public void claimed(int mine, Journal.Appender sender, long offset) {
    service.ports().blocking().execute(() -> recover(mine, sender, offset));
  }

  private void recover(int mine, Journal.Appender sender, long claim) {
    var ports = service.ports();
    try {
      var found =
          service.recovery().recover(ports.journal(), ports.snapshots(), partition, claim + 1);
      ports.loop().execute(() -> recovered(mine, sender, claim, found));
    } catch (RuntimeException e) {
      LOG.error("{}: partition {} cannot be recovered", name(), partition, e);
      ports.loop().execute(() -> failedRecovery(mine));
    }
  }

  private void failedRecovery(int mine) {
    if (claimant.isCurrent(mine)) {
      over("recovery failed");
    }
  }

  private void recovered(int mine, Journal.Appender sender, long claim, Recovery.Recovered found) {
    if (!claimant.isCurrent(mine)) {
      return;
    }
    state = State.LIVE;
    claimant.settled();
    live = new Live(service, partition, claim, sender, found, this);
    live.start();
    long took = service.ports().loop().nanos() - claimStarted;
    service.metrics().tookOver(took);
    LOG.info(
        "{}: partition {} is live under claim {}: {} rooms, {} changes told again, {} ms",
        name(),
        partition,
        claim,
        found.rooms().all().size(),
        found.since().size(),
        Duration.ofNanos(took).toMillis());
  }

  private void released() {
    lose(false);
    drained.run();
  }

  private void lose(boolean failed) {
    state = State.IDLE;
    if (live != null) {
      live.end();
      live = null;
    }
    claimant.letGo(failed);
  }

  private String name() {
    return service.kinds().service().name();
  }
}
