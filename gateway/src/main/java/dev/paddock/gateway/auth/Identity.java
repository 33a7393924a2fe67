package dev.paddock.gateway.auth;

import java.time.Instant;
import java.util.Set;

/**
 * Who somebody is, as a token says.
 *
 * @param userId 1 … 2^53−1
 * @param version of the account's tokens when this one was made; an account's newer one revokes it
 * @param expiresAt when the token ends; {@link Instant#MAX} for a development identity
 * @param development named by the client itself, where the configuration allows that
 */
public record Identity(
    long userId,
    String username,
    Set<String> roles,
    long version,
    Instant expiresAt,
    boolean development) {
  /** The greatest user id: what a JSON number carries exactly. */
  public static final long MAX_USER_ID = (1L << 53) - 1;

  /** Longest name a token may give, in characters. */
  public static final int MAX_NAME_LENGTH = 64;

  public Identity {
    roles = Set.copyOf(roles);
  }

  public Identity named(long otherUserId, String otherName) {
    return new Identity(otherUserId, otherName, roles, version, expiresAt, development);
  }
}
