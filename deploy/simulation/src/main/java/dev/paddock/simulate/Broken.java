package dev.paddock.simulate;

/** An invariant does not hold. */
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Invariant invariant;

  Broken(Invariant invariant, String how) {
    super(how);
    this.invariant = invariant;
  }

  Invariant invariant() {
    return invariant;
  }
}
