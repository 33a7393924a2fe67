package dev.paddock.deploy.bench.load;

/** Hears what comes to a socket; called on the crowd's event loop. */
public interface Ear {
  /** The socket is open. */
  default void opened(Link link) {}

  /**
   * A message came: {@code bytes[from, to)}, which are somebody else's afterwards.
   *
   * @param nanos when it was read, {@link System#nanoTime()}
   */
  void heard(Link link, byte[] bytes, int from, int to, long nanos);

  /** It is over, or was never opened. */
  default void closed(Link link) {}
}
