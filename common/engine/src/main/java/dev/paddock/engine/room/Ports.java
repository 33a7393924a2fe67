package dev.paddock.engine.room;

import dev.paddock.core.Seed;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.command.DeadLetters;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.run.RunPorts;
import dev.paddock.engine.views.ViewStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a service's room writers need of the world.
 *
 * @param loop the engine thread: all writers of an instance share it
 * @param blocking runs what may block: reading the journal in recovery
 * @param entropy fresh seeds: for stamps, epochs and nonces
 * @param publishing told which partitions are owned here
 * @param runs null where no kind of the service has runs
 */
public record Ports(
    Loop loop,
    Executor blocking,
    Journal journal,
    Snapshots snapshots,
    Function<CommandSource.Handler, CommandSource> commands,
    DeadLetters deadLetters,
    ViewStore views,
    Bus bus,
    Supplier<Seed> entropy,
    Publishing publishing,
    MeterRegistry metrics,
    @Nullable RunPorts runs) {
  /** Of a service of which no kind has runs. */
  public Ports(
      Loop loop,
      Executor blocking,
      Journal journal,
      Snapshots snapshots,
      Function<CommandSource.Handler, CommandSource> commands,
      DeadLetters deadLetters,
      ViewStore views,
      Bus bus,
      Supplier<Seed> entropy,
      Publishing publishing,
      MeterRegistry metrics) {
    this(
        loop,
        blocking,
        journal,
        snapshots,
        commands,
        deadLetters,
        views,
        bus,
        entropy,
        publishing,
        metrics,
        null);
  }

  /** Follows the journals of owned partitions, off the players' path. */
  public interface Publishing {
    void start(int partition);

    void stop(int partition);

    /**
     * All decisions before a claim, and under it those up to a lane number, can be read in the
     * views: no successor has to write them there any more.
     */
    void readable(int partition, long claim, long lane);

    /** For tests that publish nothing. */
    Publishing NONE =
        new Publishing() {
          @Override
          public void start(int partition) {}

          @Override
          public void stop(int partition) {}

          @Override
          public void readable(int partition, long claim, long lane) {}
        };
  }
}
