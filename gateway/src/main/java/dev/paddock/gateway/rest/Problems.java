package dev.paddock.gateway.rest;

import dev.paddock.core.Reason;
import dev.paddock.gateway.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with problem+json (RFC 9457) whatever went wrong. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** The failure handler of all routes. */
  public static void handle(RoutingContext context) {
    if (context.response().closed()) {
      LOG.debug("{} went before its answer", context.request().path(), context.failure());
    } else if (!context.response().ended()) {
      answer(context, problem(context));
    }
  }

  /** Sends a problem. */
  public static void answer(RoutingContext context, Problem problem) {
    answer(context.response(), problem);
  }

  /** Sends a problem. */
  public static void answer(HttpServerResponse response, Problem problem) {
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.retryAfterMillis() > 0) {
      var seconds = Math.max(1, Math.ceilDiv(problem.retryAfterMillis(), 1_000));
      response.putHeader("Retry-After", Long.toString(seconds));
    }
    response.end(body(response, problem).toBuffer()).onFailure(gone -> LOG.debug("gone", gone));
  }

  private static JsonObject body(HttpServerResponse response, Problem problem) {
    return new JsonObject()
        .put("type", "about:blank")
        .put("title", response.getStatusMessage())
        .put("status", problem.status())
        .put("detail", problem.text())
        .put("code", problem.reason().name());
  }

  private static Problem problem(RoutingContext context) {
    var failure = context.failure();
    if (failure instanceof Problem problem) {
      return problem;
    }
    int status =
        failure instanceof HttpException http ? http.getStatusCode() : context.statusCode();
    if (status >= 400 && status < 500) {
      return refused(status, context);
    }
    LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
    return new Problem(Reason.INTERNAL, 500, "something went wrong here", 0);
  }

  private static Problem refused(int status, RoutingContext context) {
    return switch (status) {
      case 404 -> Problem.notFound("there is nothing at " + context.request().path());
      case 413 -> new Problem(Reason.BAD_MESSAGE, status, "the body is too large", 0);
      default -> new Problem(Reason.BAD_MESSAGE, status, "the request is not understood", 0);
    };
  }
}
