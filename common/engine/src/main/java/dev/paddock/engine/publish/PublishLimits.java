package dev.paddock.engine.publish;

import java.time.Duration;

/** The named limits and times of the publisher. */
final class PublishLimits {
  /** How long a record waits for others to share its transaction. */
  static final Duration INTERVAL = Duration.ofMillis(50);

  /** Most journal records that share a transaction. */
  static final int TRANSACTION_RECORDS = 500;

  /** A checkpoint is due after so many journal records … */
  static final int CHECKPOINT_RECORDS = 10_000;

  /** … or after so long, if there was any. */
  static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(30);

  /** Journal records are kept for so long behind the checkpoint. */
  static final Duration JOURNAL_KEPT = Duration.ofDays(7);

  /** How often a journal is cleaned. */
  static final Duration TRIM_INTERVAL = Duration.ofHours(1);

  /** Pauses before a partition is opened again after a failure: doubled from the first. */
  static final Duration RETRY_MIN = Duration.ofMillis(100);

  static final Duration RETRY_MAX = Duration.ofSeconds(10);

  /** Whoever was fenced stays away so long: it is told soon if it is not the owner any more. */
  static final Duration FENCED_PAUSE = Duration.ofSeconds(10);

  /** How long a program that ends waits for the last commit. */
  static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private PublishLimits() {}
}
