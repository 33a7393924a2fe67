package dev.paddock.gateway.rest;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;

/**
 * The web client from the class path: files with a hash in their name for ever, everything else
 * asked for anew; any path of a page gives {@code index.html}.
 */
public final class WebClient {
  /** Where the built client lies on the class path. */
  public static final String ROOT = "webroot";

  private static final String INDEX = "/index.html";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK = "no-cache";

  private WebClient() {}

  public static void mount(Router router) {
    var files = StaticHandler.create(ROOT).setCachingEnabled(false).setIncludeHidden(false);
    router.get().handler(WebClient::cache).handler(files);
    router.get().handler(WebClient::toIndex);
  }

  private static void cache(RoutingContext context) {
    var isHashed = context.normalizedPath().startsWith("/assets/");
    context.addHeadersEndHandler(
        end -> {
          var isFound = context.response().getStatusCode() < 300;
          context
              .response()
              .putHeader(HttpHeaders.CACHE_CONTROL, isHashed && isFound ? FOR_EVER : ASK);
        });
    context.next();
  }

  private static void toIndex(RoutingContext context) {
    if (!isPage(context)) {
      context.fail(404);
      return;
    }
    context.reroute(HttpMethod.GET, INDEX);
  }

  /** A page has no dot in its last part and is nothing of ours. */
  private static boolean isPage(RoutingContext context) {
    var path = context.normalizedPath();
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.indexOf('.') < 0
        && !path.startsWith("/api/")
        && !path.startsWith("/ws")
        && !path.equals("/metrics");
  }
}
