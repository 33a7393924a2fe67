package dev.paddock.simulate;

/** What must be so at all times, whatever fails. */
public enum Invariant {
  DURABLE_FIRST("what can be read or seen is in the log and counts there"),
  READABLE_BEFORE_VISIBLE("what is told could be read before"),
  ONE_VALID_WRITER("a writer with an older claim changes nothing that can be read"),
  ONE_OUTCOME("every command has one outcome, in order"),
  ONE_EFFECT("the same request has one effect"),
  STABLE_ANSWERS("every answer to a request is the same, and the one in the log"),
  ONE_ANSWER("a socket gets one answer to a request"),
  EVENTS_BEFORE_ACK("the events of a command come before its answer"),
  NO_HOLE("the numbers of a channel have no hole, for no client, ever unsaid"),
  NO_IMAGE_BACK("no image follows a higher number of its epoch"),
  RECOVERED_EXACTLY("recovered:true is followed by exactly the missed messages"),
  OWN_FORM("everybody gets a message in the form that is for him"),
  WHOLE_MESSAGES("a frame is one whole message"),
  VIEWS_BEHIND_THE_LOG("what can be read is never ahead of the log and never goes back"),
  IMAGE_OF_ITS_NUMBER("an image is true for the number it has"),
  STATE_IS_THE_FOLD("a writer that takes over has the state the log says"),
  EVENTS_ONCE("each public event is published once, in order"),
  CHECKPOINT_AT_ITS_MARK("a checkpoint is the fold of the log up to its mark"),
  NO_EARLY_WAKE_UP("nobody is woken within 10 s of a takeover"),
  EVERYTHING_IN_THE_END("once the faults end, everything is decided, readable, seen, published"),
  NOTHING_THROWS("no task of engine or gateway throws");

  private final String meaning;

  Invariant(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
