package dev.paddock.engine.loop;

import java.time.Duration;

/** A pause before the next try that doubles with every failure, up to a limit. One thread. */
public final class Doubling {
  private final Duration least;
  private final Duration most;
  private Duration next;

  public Doubling(Duration least, Duration most) {
    this.least = least;
    this.most = most;
    this.next = least;
  }

  /** How long to wait now; longer the next time. */
  public Duration next() {
    var pause = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) < 0 ? doubled : most;
    return pause;
  }

  /** It went well: the next failure waits the least again. */
  public void reset() {
    next = least;
  }
}
