package dev.paddock.testkit.simulate;

/** What must be so at all times, whatever fails. */
public enum Invariant {
  DURABLE_FIRST("what can be read or seen is in the log and counts there"),
  READABLE_BEFORE_VISIBLE("what is told could be read before"),
  ONE_VALID_WRITER("a writer with an older claim changes nothing that can be read"),
  ONE_OUTCOME("every command has one outcome, in order"),
  ONE_EFFECT("the same request has one effect"),
  STABLE_ANSWERS("every answer to a request is the same, and the one in the log"),
  NO_HOLE("the numbers of a channel have no hole, for no client"),
  VIEWS_BEHIND_THE_LOG("what can be read is never ahead of the log and never goes back"),
  IMAGE_OF_ITS_NUMBER("an image is true for the number it is stored under"),
  STATE_IS_THE_FOLD("a writer that takes over has the state the log says"),
  NO_EARLY_WAKE_UP("nobody is woken within 10 s of a takeover"),
  EVERYTHING_IN_THE_END("once the faults end, everything is decided, readable and seen"),
  NOTHING_THROWS("no task of the engine throws");

  private final String meaning;

  Invariant(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
