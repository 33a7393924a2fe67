package dev.paddock.embedded;

import org.jspecify.annotations.Nullable;

/** Servers that run elsewhere already; null where one is to be started. */
public record Given(@Nullable String kafka, @Nullable String redis, @Nullable String mongo) {
  public static final Given NOTHING = new Given(null, null, null);
}
