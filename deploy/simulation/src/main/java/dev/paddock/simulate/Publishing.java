package dev.paddock.simulate;

import dev.paddock.engine.publish.PublishRounds;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakePublishLog;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;

/** The product's publisher of a member: its steps fail now and then, or are the last of it. */
final class Publishing implements Ports.Publishing {
  private static final Duration ROUND = Duration.ofMillis(120);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(2);
  private static final double DEATHS = 0.0005;
  private static final double FAILURES = 0.01;
  private static final double UNHEARD = 0.01;

  private final World world;
  private final Member member;
  private final PublishRounds rounds;

  Publishing(World world, Member member, Kinds kinds, WireCodec wire, Sabotage sabotage) {
    this.world = world;
    this.member = member;
    var log =
        sabotage.publishLog(new FakePublishLog(world.log, world.events, this::fate), world.events);
    this.rounds =
        new PublishRounds(
            kinds, wire, log, new CompositeMeterRegistry(), member.node()::nanos, CHECKPOINTS);
    member.node().schedule(ROUND, this::round);
  }

  @Override
  public void start(int partition) {
    member.node().execute(() -> rounds.start(partition));
  }

  @Override
  public void stop(int partition) {
    member.node().execute(() -> rounds.stop(partition));
  }

  @Override
  public void readable(int partition, long claim, long lane) {
    rounds.readable(partition, claim, lane);
  }

  private void round() {
    rounds.round(Duration.ZERO);
    member.node().schedule(ROUND, this::round);
  }

  private FakePublishLog.Fate fate() {
    double fate = world.faults();
    if (fate < DEATHS && world.members.contains(member)) {
      world.kill(member);
      world.start();
      return world.random.nextBoolean()
          ? FakePublishLog.Fate.FAILS
          : FakePublishLog.Fate.DONE_BUT_FAILS;
    }
    if (fate < DEATHS + FAILURES || !member.node().isRunning()) {
      return FakePublishLog.Fate.FAILS;
    }
    return fate < DEATHS + FAILURES + UNHEARD
        ? FakePublishLog.Fate.DONE_BUT_FAILS
        : FakePublishLog.Fate.GOOD;
  }
}
