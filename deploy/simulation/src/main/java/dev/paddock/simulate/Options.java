package dev.paddock.simulate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a simulation is run.
 *
 * @param steps of the schedule
 * @param only numbers of the steps to take, null for all
 */
public record Options(int steps, @Nullable Set<Integer> only) {
  /** What {@code mvn verify} and {@code paddock simulate} run. */
  public static final Options DEFAULT = new Options(120, null);

  public Options {
    only = only == null ? null : Set.copyOf(only);
  }

  /** The same, with only these steps. */
  public Options keeping(Set<Integer> numbers) {
    return new Options(steps, numbers);
  }

  boolean takes(Step step) {
    return only == null || only.contains(step.number());
  }
}
