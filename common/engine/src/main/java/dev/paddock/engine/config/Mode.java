package dev.paddock.engine.config;

/** What is being started: it decides on defaults and on what has to be given. */
public enum Mode {
  /** Everything in one JVM with embedded servers. */
  LOCAL,
  /** Only the embedded servers. */
  INFRA,
  /** A gateway against servers that are given. */
  GATEWAY,
  /** A service against servers that are given. */
  SERVICE,
  /** A tool that says itself which servers it needs. */
  TOOL;

  boolean needsServers() {
    return this == GATEWAY || this == SERVICE;
  }
}
