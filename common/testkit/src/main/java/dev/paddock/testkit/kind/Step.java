package dev.paddock.testkit.kind;

import dev.paddock.core.Outcome;
import dev.paddock.core.Outcome.Accepted;
import dev.paddock.core.Stamp;
import java.util.List;

/** One decision of a recorded play. */
public record Step<C, S, E>(S before, C command, Stamp stamp, Outcome<E> outcome, S after) {
  /** What happened, nothing if it was refused. */
  public List<E> events() {
    return outcome instanceof Accepted<E>(var events) ? events : List.of();
  }
}
