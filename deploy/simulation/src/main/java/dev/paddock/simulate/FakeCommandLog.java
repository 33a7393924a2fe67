package dev.paddock.simulate;

import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;

/** The producer of a gateway: what it sends lands in order, or not, and it may not hear of it. */
final class FakeCommandLog implements CommandLog {
  private static final Duration LANDING = Duration.ofMillis(8);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final double LOST = 0.01;
  private static final double UNHEARD = 0.01;

  private final World world;
  private long last;

  FakeCommandLog(World world) {
    this.world = world;
  }

  @Override
  public Future<Void> publish(String service, CommandEnvelope command) {
    var promise = Promise.<Void>promise();
    double fate = world.faults();
    last = Math.max(last, world.loop.nanos() + world.upTo(LANDING).toNanos());
    var lands = Duration.ofNanos(last - world.loop.nanos());
    if (fate >= LOST) {
      world.loop.schedule(lands, () -> world.append(command));
    }
    if (fate < LOST + UNHEARD) {
      world.loop.schedule(TIMEOUT, () -> promise.fail("the log does not answer"));
    } else {
      world.loop.schedule(lands, promise::complete);
    }
    return promise.future();
  }

  @Override
  public int partitions(String service) {
    return World.PARTITIONS;
  }

  @Override
  public int partition(String service, String room) {
    return Truth.partition(room);
  }
}
