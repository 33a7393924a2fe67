package dev.paddock.engine.cluster;

/** All addresses on the event bus. */
public final class Addresses {
  private Addresses() {}

  /** The one inbox of a node. */
  public static String inbox(String node) {
    return "node." + node;
  }

  /** Where any instance of a service answers queries. */
  public static String queries(String service) {
    return "queries." + service;
  }
}
