package dev.paddock.testkit.log;

import java.time.Duration;

/**
 * What becomes of one send.
 *
 * @param lands how long until it lies in the log, at the earliest: an appender's sends to a
 *     partition land in order
 * @param copies how often it lands: 0 never, 2 twice
 * @param answers how long until it is answered, at the earliest: answers come in order too
 */
public record Fate(Duration lands, int copies, Duration answers, Answer answer) {
  /** The limit after which a producer gives up, as the real one's. */
  public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

  /** How a send is answered. */
  public enum Answer {
    /** With the offset it landed at, once it has landed. */
    OFFSET,
    /** As sent, but the broker did not say where. */
    NO_OFFSET,
    /** As failed, whether it lands or not. */
    FAILURE
  }

  /** Lands and is answered in the next turns of the loop. */
  public static final Fate GOOD = new Fate(Duration.ZERO, 1, Duration.ZERO, Answer.OFFSET);

  /** Fails and never lands; what is sent after it may. */
  public static final Fate NEVER_LANDS =
      new Fate(Duration.ZERO, 0, DELIVERY_TIMEOUT, Answer.FAILURE);

  /** Landed, but the answer was lost until the producer gave up. */
  public static final Fate LOST_ANSWER =
      new Fate(Duration.ZERO, 1, DELIVERY_TIMEOUT, Answer.FAILURE);

  /** Landed twice, and the answer was lost. */
  public static final Fate LANDS_TWICE =
      new Fate(Duration.ZERO, 2, DELIVERY_TIMEOUT, Answer.FAILURE);

  /** Landed, but acknowledged as an old duplicate, without an offset. */
  public static final Fate NO_OFFSET = new Fate(Duration.ZERO, 1, Duration.ZERO, Answer.NO_OFFSET);

  /** Lands and is answered after a time. */
  public static Fate slow(Duration lands) {
    return new Fate(lands, 1, lands, Answer.OFFSET);
  }

  /** Fails when the producer gives up, and lands after that. */
  public static Fate landsLate(Duration afterFailure) {
    return new Fate(DELIVERY_TIMEOUT.plus(afterFailure), 1, DELIVERY_TIMEOUT, Answer.FAILURE);
  }
}
