package dev.paddock.gateway.auth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which pages may use a visitor's cookie: the ones configured, and those of this very host. */
public final class Origins {
  private final Set<String> allowed;

  /**
   * @param allowed origins such as {@code https://play.example.org}
   */
  public Origins(List<String> allowed) {
    this.allowed = allowed.stream().map(Origins::normal).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request with this {@code Origin} may use its cookie.
   *
   * @param host value of {@code Host}, with the port where it is not the usual one
   */
  public boolean allows(@Nullable String origin, @Nullable String host) {
    if (origin == null || origin.isEmpty()) {
      return false;
    }
    var given = normal(origin);
    return allowed.contains(given) || isSame(given, host);
  }

  private static boolean isSame(String origin, @Nullable String host) {
    int scheme = origin.indexOf("://");
    return host != null
        && scheme > 0
        && origin.startsWith("http")
        && origin.substring(scheme + 3).equals(host.toLowerCase(Locale.ROOT));
  }

  private static String normal(String origin) {
    var lower = origin.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Whether a configured origin has the right form. */
  public static boolean isValid(String origin) {
    try {
      var uri = URI.create(normal(origin));
      return uri.getHost() != null && uri.getPath().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
