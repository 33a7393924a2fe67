package dev.paddock.testkit.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does to a world what a step says. */
final class Director {
  private static final int MOST_MEMBERS = 4;
  private static final int NAP_SECONDS = 20;
  private static final int REQUESTS = 5;

  private final World world;
  private int topics;

  Director(World world) {
    this.world = world;
  }

  void take(Step step) {
    switch (step.act()) {
      case ADD -> send(step, "add", "\"amount\":" + (step.which() % 5 - 1), null);
      case ADD_AGAIN -> send(step, "add", "\"amount\":1", "again" + step.which() % REQUESTS);
      case OPEN -> send(step, "open", "\"room_name\":\"" + step.roomName() + "\"", null);
      case END -> send(step, "end", "", null);
      case NAP -> send(step, "nap", "\"seconds\":" + step.which() % NAP_SECONDS, null);
      case BREAK -> send(step, "break", "\"where\":\"decide\"", null);
      case ATTACH -> world.door.attach(step.roomName(), step.userId());
      case DETACH -> world.door.detach(step.roomName(), step.userId());
      case VIEWS_AWAY -> world.views.away(true);
      case VIEWS_BACK -> viewsBack();
      case VIEWS_SLOW -> world.viewsLatency(Duration.ofMillis(step.which() % 900));
      case VIEWS_EMPTY -> empty();
      case CHECKPOINT -> checkpoint(step.which() % World.PARTITIONS);
      case RESTORE -> restore(step);
      default -> disturb(step);
    }
  }

  /** The faults end. */
  void heal() {
    world.heal();
    viewsBack();
    world.cluster.split(Set.of());
    world.members.forEach(member -> member.node().thaw());
    if (world.members.isEmpty()) {
      world.start();
    }
  }

  private void disturb(Step step) {
    var victim = world.members.get(step.which() % world.members.size());
    switch (step.act()) {
      case KILL -> {
        world.kill(victim);
        world.start();
      }
      case START -> {
        if (world.members.size() < MOST_MEMBERS) {
          world.start();
        }
      }
      case FREEZE -> victim.node().freeze();
      case THAW -> List.copyOf(world.members).forEach(member -> member.node().thaw());
      case STALL ->
          victim.stall(
              Duration.ofMillis(500 + step.which() % 4_000),
              Duration.ofMillis(step.which() % 3_000));
      case SPLIT -> world.cluster.split(Set.of(victim.name()));
      case JOIN -> world.cluster.split(Set.of());
      case CLOCK -> victim.node().shift(Duration.ofMillis(step.which() % 20_000 - 10_000));
      default -> throw new IllegalStateException("nobody does " + step);
    }
  }

  private void send(Step step, String type, String fields, @Nullable String request) {
    world.send(step.roomName(), step.userId(), type, fields, request);
  }

  private void viewsBack() {
    world.views.away(false);
    world.viewsLatency(Duration.ofMillis(2));
  }

  private void empty() {
    world.views.empty();
    world.watched.emptied();
  }

  private void checkpoint(int partition) {
    world.snapshots.put(partition, world.truth.reader(partition).checkpoint());
  }

  /** All members die, and the journal comes back from a backup that lacks its newest records. */
  private void restore(Step step) {
    List.copyOf(world.members).forEach(world::kill);
    world.run(Duration.ofSeconds(2)); // What was on its way to the views has arrived.
    world.log.restore("topic-" + ++topics, 0.5 + step.which() % 50 / 100.0);
    world.truth.restart();
    world.listener.restored();
    world.start();
    world.start();
  }
}
