package dev.paddock.engine.config;

import java.util.List;

/**
 * The environment is not right; the message lists everything that is wrong and what would be right.
 */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(
        "The configuration is not right (`paddock help config` lists all variables):\n  - "
            + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
