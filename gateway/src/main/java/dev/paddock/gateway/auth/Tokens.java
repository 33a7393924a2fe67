package dev.paddock.gateway.auth;

import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and checks JSON Web Tokens of one algorithm; several keys verify, the first signs. */
public final class Tokens {
  /** A token and when it ends. */
  public record Issued(String token, Instant expiresAt) {}

  /** The longest token that is looked at, in characters. */
  static final int MAX_LENGTH = 4_096;

  private static final int MAX_ROLES = 32;

  private final TokenConfig config;
  private final InstantSource clock;
  private final JWTAuth verifier;
  private final JWTAuth signer;

  public Tokens(Vertx vertx, TokenConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    // Two providers: with one, Vert.x would sign with any of the keys.
    this.verifier = provider(vertx, config.verifyingKeys());
    this.signer = provider(vertx, List.of(config.signingKey()));
  }

  public TokenConfig config() {
    return config;
  }

  /** Makes a token for an account. */
  public Issued issue(long userId, String username, Set<String> roles, long version) {
    var now = clock.instant().getEpochSecond();
    var expires = now + config.lifetime().toSeconds();
    var claims =
        new JsonObject()
            .put("sub", Long.toString(userId))
            .put("name", username)
            .put("iss", config.issuer())
            .put("iat", now)
            .put("exp", expires)
            .put("ver", version)
            .put("roles", new JsonArray(List.copyOf(roles)));
    var options = new JWTOptions().setAlgorithm(config.algorithm());
    return new Issued(signer.generateToken(claims, options), Instant.ofEpochSecond(expires));
  }

  /** Who a token names; fails with a {@link Problem} UNAUTHENTICATED that says what is wrong. */
  public Future<Identity> verify(String token) {
    if (token.length() > MAX_LENGTH) {
      return Future.failedFuture(Problem.unauthenticated("the token is too long"));
    }
    return authenticate(token)
        .recover(t -> Future.failedFuture(Problem.unauthenticated("the token is not valid")))
        .map(user -> identity(user.attributes().getJsonObject("accessToken")));
  }

  /** Claims of a wrong type make the library throw. */
  private Future<User> authenticate(String token) {
    try {
      return verifier.authenticate(new TokenCredentials(token));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Identity identity(JsonObject claims) {
    var expires = time(claims, "exp");
    var issued = time(claims, "iat");
    require(config.issuer().equals(claims.getValue("iss")), "iss is of another issuer");
    require(expires.plus(config.leeway()).isAfter(clock.instant()), "the token has expired");
    require(issued.minus(config.leeway()).isBefore(clock.instant()), "iat of the token is to come");
    require(
        !claims.containsKey("nbf")
            || time(claims, "nbf").minus(config.leeway()).isBefore(clock.instant()),
        "nbf of the token is to come");
    return new Identity(
        userId(claims), name(claims), roles(claims), version(claims), expires, false);
  }

  private static Instant time(JsonObject claims, String name) {
    if (claims.getValue(name) instanceof Number seconds
        && seconds.longValue() > 0
        && seconds.longValue() < Identity.MAX_USER_ID / 1_000) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    throw Problem.unauthenticated("the token needs " + name + " in seconds since 1970");
  }

  private static long userId(JsonObject claims) {
    var id = claims.getValue("sub") instanceof String sub ? UserIds.parse(sub) : 0;
    require(id > 0, "sub of the token is not a user id in decimal form");
    return id;
  }

  private static String name(JsonObject claims) {
    if (claims.getValue("name") instanceof String name
        && !name.isBlank()
        && name.length() <= Identity.MAX_NAME_LENGTH) {
      return name;
    }
    throw Problem.unauthenticated("the token needs a name of 1 to 64 characters");
  }

  private static Set<String> roles(JsonObject claims) {
    var roles = new LinkedHashSet<String>();
    if (claims.getValue("roles") instanceof JsonArray list && list.size() <= MAX_ROLES) {
      for (Object role : list) {
        roles.add(String.valueOf(role));
      }
    }
    return roles;
  }

  private static long version(JsonObject claims) {
    return claims.getValue("ver") instanceof Number version ? version.longValue() : 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw Problem.unauthenticated(message);
    }
  }

  private JWTAuth provider(Vertx vertx, List<String> keys) {
    var options =
        new JWTAuthOptions()
            .setJWTOptions(
                new JWTOptions()
                    .setAlgorithm(config.algorithm())
                    .setLeeway(Math.toIntExact(config.leeway().toSeconds())));
    for (var key : keys) {
      options.addPubSecKey(new PubSecKeyOptions().setAlgorithm(config.algorithm()).setBuffer(key));
    }
    return JWTAuth.create(vertx, options);
  }

  /** Takes the word {@code Bearer} off a header; null where it is none. */
  public static @Nullable String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    return header.substring(7).strip();
  }
}
