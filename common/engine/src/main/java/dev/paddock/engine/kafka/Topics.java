package dev.paddock.engine.kafka;

import java.util.List;

/** The only place with names of topics. */
public final class Topics {
  private Topics() {}

  /** Command envelopes, keyed by room. */
  public static String commands(String service) {
    return service + ".commands";
  }

  /** The claimed log of a service; nobody reads it without the reader rule. */
  public static String journal(String service) {
    return service + ".journal";
  }

  /** The claimed log of what runs in the rooms of a service, keyed by room. */
  public static String inputs(String service) {
    return service + ".inputs";
  }

  /** Public events, exactly once, for anybody; read committed. */
  public static String events(String service) {
    return service + ".events";
  }

  /** Checkpoints, compacted; read committed. */
  public static String snapshots(String service) {
    return service + ".snapshots";
  }

  /** Records that could not be handled. */
  public static String deadletter(String service) {
    return service + ".deadletter";
  }

  /** The service a topic belongs to: what stands before its last dot. */
  public static String service(String topic) {
    return topic.substring(0, Math.max(0, topic.lastIndexOf('.')));
  }

  /** All topics every service has; they have the same number of partitions. */
  public static List<String> all(String service) {
    return List.of(
        commands(service),
        journal(service),
        events(service),
        snapshots(service),
        deadletter(service));
  }
}
