package dev.paddock.gateway.rest;

import io.vertx.ext.web.RoutingContext;

/** The headers that tell browsers what a page of ours may do. */
public final class SecurityHeaders {
  /** The content security policy of all pages. */
  public static final String POLICY =
      "default-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "img-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

  private static final String STRICT_TRANSPORT = "max-age=31536000";

  private SecurityHeaders() {}

  public static void handle(RoutingContext context) {
    var headers = context.response().headers();
    headers
        .set("Content-Security-Policy", POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "DENY")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (context.request().isSSL()) {
      headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
    }
    context.next();
  }
}
