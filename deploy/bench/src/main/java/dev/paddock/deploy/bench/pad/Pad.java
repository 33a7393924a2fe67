package dev.paddock.deploy.bench.pad;

import dev.paddock.core.Decider;
import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room that counts how often it was touched and carries 1 KiB around; of no use to anybody. */
public final class Pad
    implements RoomKind<Pad.PadCommand, Pad.PadState, Pad.PadEvent>,
        Decider<Pad.PadCommand, Pad.PadState, Pad.PadEvent>,
        View<Pad.PadState, Pad.PadEvent> {
  /** What {@code game_type} says. */
  public static final String NAME = "pad";

  /** The command besides {@code create_room}. */
  public static final String TOUCH = "pad.touch";

  private static final int BYTES = 1024;
  private static final String TEXT = "x".repeat(BYTES);

  private final String service;

  /**
   * @param service the service it pretends to belong to
   */
  public Pad(String service) {
    this.service = service;
  }

  /** What may be asked. */
  public sealed interface PadCommand {}

  /** Opens the room. */
  public record Open(@Nullable String roomName) implements PadCommand {}

  /** Counts. */
  public record Touch() implements PadCommand {}

  /** Says nothing. */
  public record Ignore() implements PadCommand {}

  /** What happens. */
  public sealed interface PadEvent {}

  /** The room is there. */
  public record Opened(String text) implements PadEvent {}

  /** It was touched. */
  public record Touched(long count) implements PadEvent {}

  /** The room: a text that stays and a number that grows. */
  public record PadState(String text, long count) {}

  @Override
  public String service() {
    return service;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Decider<PadCommand, PadState, PadEvent> decider() {
    return this;
  }

  @Override
  public View<PadState, PadEvent> view() {
    return this;
  }

  @Override
  public Map<String, Class<? extends PadCommand>> commands() {
    return Map.of("create_room", Open.class, TOUCH, Touch.class);
  }

  @Override
  public Map<String, Class<? extends PadEvent>> events() {
    return Map.of("pad.opened", Opened.class, "pad.touched", Touched.class);
  }

  @Override
  public Type state() {
    return PadState.class;
  }

  @Override
  public PadCommand signal(Signal signal) {
    return new Ignore();
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public PadState initial(RoomId room) {
    return new PadState("", 0);
  }

  @Override
  public Outcome<PadEvent> decide(PadState state, PadCommand command, Stamp stamp) {
    return switch (command) {
      case Open open -> Outcome.accepted(new Opened(TEXT));
      case Touch touch -> Outcome.accepted(new Touched(state.count() + 1));
      case Ignore ignore -> Outcome.unchanged();
    };
  }

  @Override
  public PadState evolve(PadState state, PadEvent event) {
    return switch (event) {
      case Opened opened -> new PadState(opened.text(), 0);
      case Touched touched -> new PadState(state.text(), touched.count());
    };
  }

  @Override
  public Record message(PadState state, PadEvent event) {
    return (Record) event;
  }

  @Override
  public Record document(PadState state, RoomId room, Head head) {
    return state;
  }

  @Override
  public Set<Long> seats(PadState state) {
    return Set.of();
  }

  @Override
  public List<Watch> watches(PadState state) {
    return List.of();
  }

  @Override
  public @Nullable WakeUp wakeUp(PadState state) {
    return null;
  }

  @Override
  public boolean listed(PadState state) {
    return false;
  }

  @Override
  public boolean replaceable(PadState state) {
    return false;
  }

  @Override
  public boolean closed(PadState state) {
    return false;
  }
}
