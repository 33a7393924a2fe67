package dev.paddock.gateway.auth;

import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
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

  /** Times beyond this do not fit in milliseconds of a JSON number. */
  private static final double MAX_SECONDS = Identity.MAX_USER_ID / 1_000.0;

  private final TokenConfig config;
  private final InstantSource clock;
  private final Signatures signatures;
  private final JWTAuth signer;

  public Tokens(Vertx vertx, TokenConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.signatures = new Signatures(config.algorithm(), config.verifyingKeys());
    this.signer = signer(vertx, config);
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
    try {
      return Future.succeededFuture(identity(claims(token)));
    } catch (Problem refused) {
      return Future.failedFuture(refused);
    }
  }

  private JsonObject claims(String token) {
    try {
      return CompactJws.object(signatures.payload(token));
    } catch (IllegalArgumentException | DecodeException e) {
      throw Problem.unauthenticated("the token is not valid");
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
        && seconds.doubleValue() > 0
        && seconds.doubleValue() < MAX_SECONDS) {
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
        && name.length() <= Identity.MAX_NAME_LENGTH
        && name.codePoints().noneMatch(Character::isISOControl)) {
      return name;
    }
    throw Problem.unauthenticated(
        "the token needs a name of 1 to 64 characters, none of them for control");
  }

  private static Set<String> roles(JsonObject claims) {
    if (!claims.containsKey("roles")) {
      return Set.of();
    }
    var roles = new LinkedHashSet<String>();
    if (claims.getValue("roles") instanceof JsonArray list && list.size() <= MAX_ROLES) {
      for (Object role : list) {
        require(role instanceof String, "a role of the token is no text");
        roles.add((String) role);
      }
      return roles;
    }
    throw Problem.unauthenticated("roles of the token is no list of at most " + MAX_ROLES);
  }

  private static long version(JsonObject claims) {
    return switch (claims.getValue("ver")) {
      case null -> 0;
      case Integer version -> version;
      case Long version -> version;
      default -> throw Problem.unauthenticated("ver of the token is no number of a version");
    };
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw Problem.unauthenticated(message);
    }
  }

  private static JWTAuth signer(Vertx vertx, TokenConfig config) {
    var key =
        new PubSecKeyOptions().setAlgorithm(config.algorithm()).setBuffer(config.signingKey());
    return JWTAuth.create(vertx, new JWTAuthOptions().addPubSecKey(key));
  }

  /** Takes the word {@code Bearer} off a header; null where it is none. */
  public static @Nullable String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return null;
    }
    return header.substring(7).strip();
  }
}
