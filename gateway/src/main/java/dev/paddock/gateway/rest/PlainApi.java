package dev.paddock.gateway.rest;

import dev.paddock.engine.bus.Bus;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.GatewayConfig;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.UserIds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits, history and, in the demo, its accounts. */
public final class PlainApi {
  /** Items of one page of history, at most. */
  static final int MAX_PAGE = 100;

  private final Authenticator authenticator;
  private final Bus bus;
  private final Catalog catalog;
  private final Map<String, ? extends Number> limits;
  private final List<GatewayConfig.DemoAccount> demo;

  /**
   * @param limits all that there are, by their public names
   */
  public PlainApi(
      Authenticator authenticator,
      Bus bus,
      Catalog catalog,
      Map<String, ? extends Number> limits,
      List<GatewayConfig.DemoAccount> demo) {
    this.authenticator = authenticator;
    this.bus = bus;
    this.catalog = catalog;
    this.limits = limits;
    this.demo = demo;
  }

  public void mount(Router router) {
    router.get("/api/limits").handler(this::limits);
    router.get("/api/history/:service").handler(this::history);
    router.get("/api/demo").handler(this::demo);
  }

  private void limits(RoutingContext context) {
    var json = new JsonObject();
    limits.forEach(json::put);
    Json.send(context, json);
  }

  private void history(RoutingContext context) {
    var service = catalog.service(String.valueOf(context.pathParam("service")));
    if (service == null) {
      context.fail(404);
      return;
    }
    var question = question(context);
    Json.answer(
        context,
        authenticator
            .rest(context.request())
            .compose(who -> bus.query(service.name(), question))
            .recover(PlainApi::unavailable));
  }

  private static Future<JsonObject> unavailable(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Problem ? failure : Problem.unavailable("no history just now"));
  }

  private static JsonObject question(RoutingContext context) {
    var request = context.request();
    var question = new JsonObject().put("op", "history");
    var user = request.getParam("user");
    if (user != null) {
      question.put("user", user(user));
    }
    put(question, "room", request.getParam("room"));
    put(question, "before", request.getParam("cursor"));
    put(question, "before", request.getParam("before"));
    var limit = request.getParam("limit");
    if (limit != null) {
      question.put("limit", limit(limit));
    }
    return question;
  }

  private static void put(JsonObject question, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      question.put(name, value);
    }
  }

  private static long user(String text) {
    long id = UserIds.parse(text);
    if (id == 0) {
      throw Problem.invalid("user is " + text + ", expected a user id");
    }
    return id;
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_PAGE) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.invalid("limit is " + text + ", expected 1 to " + MAX_PAGE);
  }

  private void demo(RoutingContext context) {
    if (demo.isEmpty()) {
      context.fail(404);
      return;
    }
    var accounts = new JsonArray();
    for (var account : demo) {
      accounts.add(
          new JsonObject().put("username", account.username()).put("password", account.password()));
    }
    Json.send(context, new JsonObject().put("accounts", accounts));
  }
}
