package dev.paddock.core;

import java.util.List;
import java.util.Map;

/** What a decider answers: the events that happen, or why nothing does. */
public sealed interface Outcome<E> {
  /** The command is taken; {@code events} may be empty (nothing changes). */
  record Accepted<E>(List<E> events) implements Outcome<E> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /**
   * The command is refused.
   *
   * @param message one sentence that names the offending value and what was expected
   * @param details machine-readable hints for the client, may be empty
   */
  record Rejected<E>(Reason reason, String message, Map<String, Object> details)
      implements Outcome<E> {
    public Rejected {
      details = Map.copyOf(details);
    }
  }

  static <E> Outcome<E> accepted(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E> Outcome<E> acceptedAll(List<E> events) {
    return new Accepted<>(events);
  }

  /** Nothing changes, and that is fine. */
  static <E> Outcome<E> unchanged() {
    return new Accepted<>(List.of());
  }

  static <E> Outcome<E> rejected(Reason reason, String message) {
    return new Rejected<>(reason, message, Map.of());
  }
}
