package dev.paddock.deploy.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the log out of the tables: a cluster that ends is noisy. */
final class Quiet {
  private Quiet() {}

  static void begin() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
    if (LoggerFactory.getLogger("dev.paddock") instanceof Logger ours) {
      ours.setLevel(Level.OFF);
    }
  }
}
