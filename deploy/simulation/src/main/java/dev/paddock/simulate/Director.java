package dev.paddock.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Does to a world what a step says. */
final class Director {
  private static final int MOST_MEMBERS = 4;
  private static final int NAP_SECONDS = 20;
  private static final int REQUESTS = 5;
  private static final int SLOW_MILLIS = 8_000;

  private final World world;
  private int topics;

  Director(World world) {
    this.world = world;
  }

  void take(Step step) {
    var client = world.clients.get(step.user());
    var room = step.roomId();
    switch (step.act()) {
      case ADD -> say(step, "add", ",\"amount\":" + amount(step), null, false);
      case ADD_AGAIN -> say(step, "add", ",\"amount\":1", "again" + step.which() % REQUESTS, false);
      case ADD_TWICE -> say(step, "add", ",\"amount\":1", null, true);
      case OPEN -> say(step, "open", ",\"room_name\":\"" + step.roomName() + "\"", null, false);
      case VISIT -> say(step, "visit", "", null, step.which() % 8 == 0);
      case QUIT -> say(step, "quit", "", null, false);
      case DEAL -> say(step, "deal", "", null, false);
      case END -> say(step, "end", "", null, false);
      case NAP -> say(step, "nap", ",\"seconds\":" + step.which() % NAP_SECONDS, null, false);
      case BREAK -> say(step, "break", ",\"where\":\"decide\"", null, false);
      case WATCH -> client.watch(room);
      case UNWATCH -> client.unwatch(room);
      case REWIND -> client.rewind(room, step.which() % 20);
      case BABBLE -> client.babble();
      case DROP -> client.drop();
      case SLOW -> client.slow(Duration.ofMillis(step.which() % SLOW_MILLIS));
      default -> disturb(step);
    }
  }

  /** The faults end. */
  void heal() {
    world.heal();
    viewsBack();
    world.cluster.split(Set.of());
    thaw();
    if (world.members.isEmpty()) {
      world.start();
    }
    world.clients.forEach(client -> client.slow(Duration.ZERO));
  }

  private static int amount(Step step) {
    return step.which() % 5 - 1;
  }

  private void say(
      Step step, String type, String fields, @Nullable String request, boolean isTwin) {
    world.clients.get(step.user()).command(type, step.roomId(), fields, request, isTwin);
  }

  private void disturb(Step step) {
    switch (step.act()) {
      case VIEWS_AWAY -> world.views.away(true);
      case VIEWS_BACK -> viewsBack();
      case VIEWS_SLOW -> world.viewsLatency(Duration.ofMillis(step.which() % 900));
      case VIEWS_EMPTY -> empty();
      case RESTORE -> restore(step);
      case THAW -> thaw();
      case JOIN -> world.cluster.split(Set.of());
      case GATE_KILL -> {
        world.open();
        world.kill(gate(step));
      }
      case GATE_FREEZE -> gate(step).node().freeze();
      default -> disturb(step, world.members.get(step.which() % world.members.size()));
    }
  }

  private void disturb(Step step, Member victim) {
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
      case STALL ->
          victim.stall(
              Duration.ofMillis(500 + step.which() % 4_000),
              Duration.ofMillis(step.which() % 3_000));
      case SPLIT -> world.cluster.split(apart(step, victim));
      case CLOCK -> victim.node().shift(Duration.ofMillis(step.which() % 20_000 - 10_000));
      default -> throw new IllegalStateException("nobody does " + step);
    }
  }

  /** A member alone, or with one of the gateways. */
  private Set<String> apart(Step step, Member victim) {
    return step.which() % 2 == 0 ? Set.of(victim.name()) : Set.of(victim.name(), gate(step).name());
  }

  private Gate gate(Step step) {
    return world.gates.get(step.which() % world.gates.size());
  }

  private void thaw() {
    List.copyOf(world.members).forEach(member -> member.node().thaw());
    List.copyOf(world.gates).forEach(gate -> gate.node().thaw());
  }

  private void viewsBack() {
    world.views.away(false);
    world.viewsLatency(Duration.ofMillis(2));
  }

  private void empty() {
    world.views.empty();
    world.watched.emptied();
  }

  /** All members die, and the journal comes back from a backup that lacks its newest records. */
  private void restore(Step step) {
    while (!world.members.isEmpty()) {
      List.copyOf(world.members).forEach(world::kill);
      world.run(Duration.ofSeconds(2)); // What was on its way to the views has arrived.
    }
    world.log.restore("topic-" + ++topics, 0.5 + step.which() % 50 / 100.0);
    world.restored();
    world.start();
    world.start();
  }
}
