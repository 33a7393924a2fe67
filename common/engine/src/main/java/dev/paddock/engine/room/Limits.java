package dev.paddock.engine.room;

import java.time.Duration;

/** The named limits and times of the room engine. */
final class Limits {
  /** A live writer appends at least this often. */
  static final Duration BEAT = Duration.ofMillis(400);

  /** How often writers and ownership look around. */
  static final Duration TICK = Duration.ofMillis(100);

  /** A pause of the own thread after which nothing is sent before the journal was read again. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  /** How long a claim whose node left the view is watched before it is taken. */
  static final Duration LEFT = Duration.ofMillis(300);

  /** A claim that is followed and was silent for this long has missed a beat. */
  static final Duration QUIET = Duration.ofMillis(600);

  /** How long a claim of a node in the view may be silent. */
  static final Duration SILENT = Duration.ofSeconds(3);

  /** More silence for each place further down the rendezvous order. */
  static final Duration SILENT_PLACE = Duration.ofSeconds(1);

  /** How long the view has to be unchanged before partitions move, or trust comes back. */
  static final Duration SETTLED = Duration.ofSeconds(10);

  /** A claim older than this is made anew. */
  static final Duration CLAIM_AGE = Duration.ofHours(24);

  /** How long a new owner waits for the interest of all gateways. */
  static final Duration INTEREST_WAIT = Duration.ofMillis(200);

  /** After a takeover detachments are counted at the latest from here. */
  static final Duration INTEREST_LATE = Duration.ofSeconds(5);

  /** A gateway that says nothing for this long has no interest any more. */
  static final Duration GATEWAY_SILENT = Duration.ofSeconds(6);

  /** How often the number of a writer's messages is repeated to a gateway. */
  static final Duration NUMBER = Duration.ofMillis(500);

  /** How often the life of the view store is asked for when nothing is projected. */
  static final Duration VIEWS = Duration.ofSeconds(1);

  /** Wake-ups that are not prompt wait this long after a takeover. */
  static final Duration WAKE_GRACE = Duration.ofSeconds(10);

  /** Most items projected in one script. */
  static final int BATCH = 500;

  /** Durable decisions that may wait for the view store before commands are paused. */
  static final int UNSEEN = 10_000;

  /** How long decisions go on without the view store. */
  static final Duration UNSEEN_TIME = Duration.ofSeconds(10);

  /** Sends under way before commands are paused, and when they go on. */
  static final int UNDURABLE = 5_000;

  static final int UNDURABLE_LOW = 1_000;

  /** Pauses between two tries to reach the view store. */
  static final Duration RETRY_MIN = Duration.ofMillis(50);

  static final Duration RETRY_MAX = Duration.ofSeconds(1);

  private Limits() {}
}
