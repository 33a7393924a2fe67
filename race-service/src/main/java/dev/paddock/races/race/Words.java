package dev.paddock.races.race;

/** The words for why drivers and races go. */
final class Words {
  /** A driver left by himself. */
  static final String LEFT = "left";

  /** A driver lost the seat after being disconnected. */
  static final String TIMEOUT = "timeout";

  /** A built-in driver made room for a person. */
  static final String YIELDS = "yields";

  /** A race closed some time after its end. */
  static final String ENDED = "ended";

  /** A race closed without having been driven to its end. */
  static final String ABANDONED = "abandoned";

  /** A race closed because its name was taken anew. */
  static final String REPLACED = "replaced";

  /** A run did not come to its end in any reasonable time. */
  static final String STALLED = "stalled";

  private Words() {}
}
