package dev.paddock.testkit.kind;

import java.util.random.RandomGenerator;

/** Somebody who does anything at all, allowed or not. */
@FunctionalInterface
public interface RandomPlayer<C, S> {
  /** The next command; the same state and the same generator give the same one. */
  C next(S state, RandomGenerator random);
}
