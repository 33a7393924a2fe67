package dev.paddock.testkit.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.Outcome.Accepted;
import dev.paddock.core.Outcome.Rejected;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.core.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A story of one room: given events, when a command comes, then events or a refusal. What was
 * decided is applied, so that a story can go on. Its clock stands still but for {@link #after}.
 */
public final class Scenario<C, S, E> {
  /** When every story begins. */
  public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  /** The room of every story. */
  public static final RoomId ROOM = new RoomId("room_story");

  /** The epoch of every story. */
  public static final String EPOCH = "epoch1";

  private final Decider<C, S, E> decider;
  private S state;
  private Instant now = START;
  private long seed = 1;
  private Outcome<E> outcome = Outcome.unchanged();

  private Scenario(Decider<C, S, E> decider) {
    this.decider = decider;
    this.state = decider.initial(ROOM);
  }

  public static <C, S, E> Scenario<C, S, E> of(Decider<C, S, E> decider) {
    return new Scenario<>(decider);
  }

  /** Applies events that have happened. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Scenario<C, S, E> given(E... events) {
    return apply(List.of(events));
  }

  /** Lets time pass. */
  public Scenario<C, S, E> after(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The chance of the next decisions: each has the seed after that of the one before. */
  public Scenario<C, S, E> chance(long first) {
    seed = first;
    return this;
  }

  /** Decides a command. */
  public Scenario<C, S, E> when(C command) {
    outcome = decider.decide(state, command, new Stamp(now, Seed.of(seed++), EPOCH));
    return outcome instanceof Accepted<E>(var events) ? apply(events) : this;
  }

  /** Decides a command that has to be accepted. */
  public Scenario<C, S, E> whenAccepted(C command) {
    when(command);
    accepted();
    return this;
  }

  /** Exactly these events happened. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Scenario<C, S, E> then(E... events) {
    assertThat(accepted()).containsExactly(events);
    return this;
  }

  /** Events of exactly these classes happened, in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Scenario<C, S, E> thenKinds(Class<? extends E>... kinds) {
    List<Class<?>> found = accepted().stream().<Class<?>>map(Object::getClass).toList();
    assertThat(found).containsExactly(kinds);
    return this;
  }

  /** The command was taken and changed nothing. */
  public Scenario<C, S, E> thenNothing() {
    assertThat(accepted()).isEmpty();
    return this;
  }

  /** The command was refused. */
  public Scenario<C, S, E> thenRejected(Reason reason) {
    if (!(outcome instanceof Rejected<E> rejected)) {
      return fail("expected " + reason + ", but " + outcome);
    }
    assertThat(rejected.reason()).as(rejected.message()).isEqualTo(reason);
    assertThat(rejected.message()).isNotBlank();
    return this;
  }

  /** Looks at the state as it is now. */
  public Scenario<C, S, E> thenState(Consumer<S> check) {
    check.accept(state);
    return this;
  }

  /** The state as it is now. */
  public S state() {
    return state;
  }

  /** What the last command led to. */
  public List<E> events() {
    return accepted();
  }

  /** The story's clock. */
  public Instant now() {
    return now;
  }

  private List<E> accepted() {
    return switch (outcome) {
      case Accepted<E>(var events) -> events;
      case Rejected<E> rejected -> fail("refused: " + rejected);
    };
  }

  private Scenario<C, S, E> apply(List<E> events) {
    for (var event : events) {
      state = decider.evolve(state, event);
    }
    return this;
  }
}
