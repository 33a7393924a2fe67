package dev.paddock.gateway.auth;

import io.vertx.core.Future;

/** Knows which tokens of an account have been revoked. */
public interface Versions {
  /**
   * Passes an identity on, or fails with UNAUTHENTICATED where its token has been revoked. Where
   * accounts can not be read the token's own word is taken: sockets do not depend on them.
   */
  Future<Identity> check(Identity identity);
}
