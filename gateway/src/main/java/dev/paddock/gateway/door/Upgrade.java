package dev.paddock.gateway.door;

import dev.paddock.core.Reason;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.fanout.WriteQueues;
import dev.paddock.gateway.rest.Problems;
import dev.paddock.gateway.session.Environment;
import dev.paddock.gateway.session.Session;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns requests at a door into sockets: who is it, and may he come in? */
final class Upgrade {
  private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Catalog.Door door;
  private final SocketLoop loop;
  private final Porch porch;
  private final FrameReader reader;
  private final Environment environment;
  private final Authenticator authenticator;
  private final ClientAddress addresses;
  private final ConnectRate rate;
  private final boolean isCompressed;

  Upgrade(
      Catalog.Door door,
      SocketLoop loop,
      Porch porch,
      FrameReader reader,
      Environment environment,
      Authenticator authenticator,
      ClientAddress addresses,
      ConnectRate rate,
      boolean isCompressed) {
    this.door = door;
    this.loop = loop;
    this.porch = porch;
    this.reader = reader;
    this.environment = environment;
    this.authenticator = authenticator;
    this.addresses = addresses;
    this.rate = rate;
    this.isCompressed = isCompressed;
  }

  void handle(HttpServerRequest request) {
    if (!request.canUpgradeToWebSocket()) {
      Problems.answer(
          request.response(),
          new Problem(Reason.BAD_MESSAGE, 426, "a WebSocket was expected here", 0));
      return;
    }
    if (!rate.admits(addresses.of(request), environment.clock().millis())) {
      Problems.answer(
          request.response(),
          Problem.rateLimited("too many sockets opened at once", RETRY_AFTER_MILLIS));
      return;
    }
    request.pause();
    authenticator
        .socket(request)
        .onComplete(
            result ->
                loop.thread()
                    .execute(
                        () -> {
                          request.resume();
                          if (result.succeeded()) {
                            accept(request, result.result());
                          } else {
                            refuse(request, result.cause());
                          }
                        }));
  }

  private void accept(HttpServerRequest request, Identity identity) {
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              porch.left(request.connection());
              WriteQueues.shrink(request.connection());
              start(socket, identity);
            })
        .onFailure(failure -> LOG.debug("no upgrade", failure));
  }

  private void start(ServerWebSocket socket, Identity identity) {
    var peer = new VertxPeer(socket, isCompressed, environment.limits().frameBytes());
    new Session(peer, identity, loop, door, reader, environment).start();
  }

  private static void refuse(HttpServerRequest request, Throwable cause) {
    Problems.answer(
        request.response(),
        cause instanceof Problem problem
            ? problem
            : Problem.unauthenticated("the identity could not be checked"));
  }
}
