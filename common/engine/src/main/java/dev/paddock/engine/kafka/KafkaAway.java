package dev.paddock.engine.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka did not do in time what was asked of it. */
public final class KafkaAway extends RuntimeException {
  public KafkaAway(String message) {
    this(message, null);
  }

  public KafkaAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
