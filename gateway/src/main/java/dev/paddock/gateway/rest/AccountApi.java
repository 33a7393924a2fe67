package dev.paddock.gateway.rest;

import dev.paddock.gateway.Problem;
import dev.paddock.gateway.accounts.Accounts;
import dev.paddock.gateway.accounts.Accounts.SignedIn;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.auth.Origins;
import dev.paddock.gateway.door.ClientAddress;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Accounts over HTTP: {@code /api/auth/…} and {@code /api/me}. */
public final class AccountApi {
  private final Accounts accounts;
  private final Authenticator authenticator;
  private final Origins origins;
  private final ClientAddress addresses;
  private final Duration lifetime;
  private final LongConsumer revoked;

  /**
   * @param lifetime of the cookie
   * @param revoked hears of each user whose tokens ended here, before the poll finds it
   */
  public AccountApi(
      Accounts accounts,
      Authenticator authenticator,
      Origins origins,
      ClientAddress addresses,
      Duration lifetime,
      LongConsumer revoked) {
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.origins = origins;
    this.addresses = addresses;
    this.lifetime = lifetime;
    this.revoked = revoked;
  }

  public void mount(Router router) {
    router.post("/api/auth/register").handler(this::register);
    router.post("/api/auth/login").handler(this::login);
    router.post("/api/auth/logout").handler(this::logout);
    router.post("/api/auth/refresh").handler(this::refresh);
    router.post("/api/auth/password").handler(this::password);
    router.get("/api/me").handler(this::me);
    router.delete("/api/me").handler(this::delete);
  }

  private void register(RoutingContext context) {
    requireOwnPage(context);
    var body = Json.body(context);
    answer(
        context, accounts.register(Json.text(body, "username"), Json.text(body, "password")), 201);
  }

  private void login(RoutingContext context) {
    requireOwnPage(context);
    var body = Json.body(context);
    var address = addresses.of(context.request());
    answer(
        context,
        accounts.login(Json.text(body, "username"), Json.text(body, "password"), address),
        200);
  }

  private void logout(RoutingContext context) {
    var done =
        authenticator
            .rest(context.request())
            .compose(who -> accounts.logout(who).onSuccess(out -> revoked.accept(who.userId())))
            .onSuccess(out -> forget(context));
    Json.answerEmpty(context, done);
  }

  private void refresh(RoutingContext context) {
    answer(context, authenticator.rest(context.request()).compose(accounts::refresh), 200);
  }

  private void password(RoutingContext context) {
    var body = Json.body(context);
    var old = Json.text(body, "old_password");
    var fresh = Json.text(body, "new_password");
    answer(
        context,
        authenticator
            .rest(context.request())
            .compose(
                who ->
                    accounts
                        .changePassword(who, old, fresh, addresses.of(context.request()))
                        .onSuccess(done -> revoked.accept(who.userId()))),
        200);
  }

  private void delete(RoutingContext context) {
    var done =
        authenticator
            .rest(context.request())
            .compose(who -> accounts.delete(who).onSuccess(out -> revoked.accept(who.userId())))
            .onSuccess(out -> forget(context));
    Json.answerEmpty(context, done);
  }

  private void me(RoutingContext context) {
    Json.answer(context, authenticator.rest(context.request()).map(AccountApi::me));
  }

  private static JsonObject me(Identity who) {
    return new JsonObject()
        .put("user_id", who.userId())
        .put("username", who.username())
        .put("roles", new JsonArray(who.roles().stream().sorted().toList()));
  }

  /** A foreign page may not sign a visitor in either: that would hand him somebody's account. */
  private void requireOwnPage(RoutingContext context) {
    var origin = context.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null && !origins.allows(origin, context.request().getHeader(HttpHeaders.HOST))) {
      throw Problem.forbidden("Origin " + origin + " may not sign in here");
    }
  }

  private void answer(RoutingContext context, Future<SignedIn> future, int status) {
    future
        .onSuccess(
            who -> {
              remember(context, who.issued().token());
              context.response().setStatusCode(status);
              Json.send(context, signedIn(who));
            })
        .onFailure(context::fail);
  }

  private static JsonObject signedIn(SignedIn who) {
    return new JsonObject()
        .put("user_id", who.userId())
        .put("username", who.username())
        .put("token", who.issued().token())
        .put("expires_at", who.issued().expiresAt().toString());
  }

  private void remember(RoutingContext context, String token) {
    context.response().addCookie(cookie(context, token).setMaxAge(lifetime.toSeconds()));
  }

  private void forget(RoutingContext context) {
    context.response().addCookie(cookie(context, "").setMaxAge(0));
  }

  private Cookie cookie(RoutingContext context, String value) {
    return Cookie.cookie(Authenticator.COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(addresses.isSecure(context.request()));
  }
}
