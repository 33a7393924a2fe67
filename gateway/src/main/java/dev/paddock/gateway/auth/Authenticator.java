package dev.paddock.gateway.auth;

import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sent a request: cookie (where its origin may use it), {@code Authorization}, query
 * {@code token}, and {@code user} where development identities are on.
 */
public final class Authenticator {
  /** Name of the cookie. */
  public static final String COOKIE = "paddock_token";

  private final Tokens tokens;
  private final Versions versions;
  private final Origins origins;
  private final boolean development;

  public Authenticator(Tokens tokens, Versions versions, Origins origins, boolean development) {
    this.tokens = tokens;
    this.versions = versions;
    this.origins = origins;
    this.development = development;
  }

  /** Who wants a socket: a cookie counts only with an allowed {@code Origin}. */
  public Future<Identity> socket(HttpServerRequest request) {
    var candidates = new ArrayList<String>();
    if (isOriginAllowed(request)) {
      add(candidates, cookie(request));
    }
    return others(request, candidates);
  }

  /** Who asks over REST: a cookie that changes something needs an allowed {@code Origin}. */
  public Future<Identity> rest(HttpServerRequest request) {
    var cookie = cookie(request);
    if (cookie != null && isChanging(request) && !isOriginAllowed(request)) {
      if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
        return Future.failedFuture(Problem.forbidden(foreign(request)));
      }
      cookie = null;
    }
    var candidates = new ArrayList<String>();
    add(candidates, cookie);
    return others(request, candidates);
  }

  /** A token given in band; it has to be valid and not revoked. */
  public Future<Identity> token(String token) {
    return tokens.verify(token).compose(versions::check);
  }

  private Future<Identity> others(HttpServerRequest request, List<String> candidates) {
    add(candidates, Tokens.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)));
    add(candidates, request.getParam("token"));
    return first(candidates, 0, null).recover(refused -> orDevelopment(request, refused));
  }

  private Future<Identity> first(List<String> candidates, int index, @Nullable Throwable before) {
    if (index == candidates.size()) {
      return Future.failedFuture(
          before != null ? before : Problem.unauthenticated("a token is needed"));
    }
    return token(candidates.get(index))
        .recover(refused -> first(candidates, index + 1, before != null ? before : refused));
  }

  private Future<Identity> orDevelopment(HttpServerRequest request, Throwable refused) {
    var name = request.getParam("user");
    if (!development || name == null || !isName(name)) {
      return Future.failedFuture(refused);
    }
    return Future.succeededFuture(
        new Identity(UserIds.development(name), name, Set.of(), 0, Instant.MAX, true));
  }

  private boolean isOriginAllowed(HttpServerRequest request) {
    return origins.allows(
        request.getHeader(HttpHeaders.ORIGIN), request.getHeader(HttpHeaders.HOST));
  }

  private static boolean isName(String name) {
    return !name.isBlank()
        && name.length() <= Identity.MAX_NAME_LENGTH
        && name.codePoints().noneMatch(Character::isISOControl);
  }

  private static boolean isChanging(HttpServerRequest request) {
    return !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
  }

  private static String foreign(HttpServerRequest request) {
    return "Origin "
        + request.getHeader(HttpHeaders.ORIGIN)
        + " may not use the cookie, expected one of PADDOCK_ORIGINS";
  }

  private static @Nullable String cookie(HttpServerRequest request) {
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static void add(List<String> candidates, @Nullable String token) {
    if (token != null && !token.isEmpty()) {
      candidates.add(token);
    }
  }
}
