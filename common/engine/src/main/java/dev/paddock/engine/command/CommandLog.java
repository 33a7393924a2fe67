package dev.paddock.engine.command;

import io.vertx.core.Future;

/** The port through which gateways publish to {@code X.commands}. */
public interface CommandLog {
  /**
   * Appends a command to its room's partition (murmur2 of the room id).
   *
   * @return completes when it is acknowledged; fails when Kafka refused it or did not answer in 2 s
   */
  Future<Void> publish(String service, CommandEnvelope command);

  /** Partitions of the service's topics. */
  int partitions(String service);

  /** The partition of a room. */
  int partition(String service, String room);
}
