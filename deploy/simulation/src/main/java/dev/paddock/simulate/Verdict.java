package dev.paddock.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulation ended.
 *
 * @param broken null if every invariant held
 * @param how what was seen
 * @param step number of the step after which it was seen, −1 for none
 * @param commands that were sent
 * @param claims that landed
 */
public record Verdict(
    long seed, @Nullable Invariant broken, String how, int step, long commands, long claims) {
  public boolean isClean() {
    return broken == null;
  }

  /**
   * What is left of a schedule when every step is dropped that is not needed to break it.
   *
   * @param steps numbers of the steps
   * @param lines the steps as text
   */
  public record Shrunk(Verdict verdict, List<Integer> steps, List<String> lines) {}
}
