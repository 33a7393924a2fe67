package dev.paddock.testkit.kind;

import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.Outcome.Accepted;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Seed;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A life of a room by chance: what a random player does, and now and then the wake-up the state
 * asks for. The same seed gives the same life.
 *
 * @param kind what was played
 * @param steps every decision, in order
 */
public record RandomPlay<C, S, E>(RoomKind<C, S, E> kind, RoomId room, List<Step<C, S, E>> steps) {
  private static final Instant START = Scenario.START;
  private static final int MAX_PAUSE_MILLIS = 4_000;
  private static final double WAKE_CHANCE = 0.05;

  public RandomPlay {
    steps = List.copyOf(steps);
  }

  /** Plays until the room is closed, at most {@code commands} commands. */
  public static <C, S, E> RandomPlay<C, S, E> of(
      RoomKind<C, S, E> kind, RandomPlayer<C, S> player, long seed, int commands) {
    return of(kind, new RoomId("room_" + seed), player, seed, commands);
  }

  /** The same in a room whose id means something to the kind. */
  public static <C, S, E> RandomPlay<C, S, E> of(
      RoomKind<C, S, E> kind, RoomId room, RandomPlayer<C, S> player, long seed, int commands) {
    var random = new SplittableRandom(seed);
    var steps = new ArrayList<Step<C, S, E>>();
    var state = kind.decider().initial(room);
    var now = START;
    while (steps.size() < commands && !kind.view().closed(state)) {
      var due = random.nextDouble() < WAKE_CHANCE ? kind.view().wakeUp(state) : null;
      now = due == null ? now.plusMillis(random.nextInt(MAX_PAUSE_MILLIS)) : later(now, due.at());
      var command =
          due == null ? player.next(state, random) : kind.signal(new Signal.Wake(due.at()));
      var step = decide(kind.decider(), state, command, stamp(now, random));
      steps.add(step);
      state = step.after();
    }
    return new RandomPlay<>(kind, room, steps);
  }

  /** The state before the first command. */
  public S initial() {
    return kind.decider().initial(room);
  }

  /** The state after the last. */
  public S live() {
    return steps.isEmpty() ? initial() : steps.getLast().after();
  }

  /** Everything that happened. */
  public List<E> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  private static <C, S, E> Step<C, S, E> decide(
      Decider<C, S, E> decider, S state, C command, Stamp stamp) {
    Outcome<E> outcome = decider.decide(state, command, stamp);
    var after = state;
    if (outcome instanceof Accepted<E>(var events)) {
      for (var event : events) {
        after = decider.evolve(after, event);
      }
    }
    return new Step<>(state, command, stamp, outcome, after);
  }

  private static Stamp stamp(Instant now, RandomGenerator random) {
    return new Stamp(now, Seed.of(random.nextLong()), Scenario.EPOCH);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
