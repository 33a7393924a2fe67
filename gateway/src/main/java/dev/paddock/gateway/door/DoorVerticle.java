package dev.paddock.gateway.door;

import dev.paddock.engine.wire.FrameReader;
import dev.paddock.engine.wire.SchemaRegistry;
import dev.paddock.gateway.CloseCode;
import dev.paddock.gateway.HttpConfig;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.SubProtocol;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.channel.Hub;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.channel.VertxLoop;
import dev.paddock.gateway.rest.Problems;
import dev.paddock.gateway.session.Environment;
import dev.paddock.gateway.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One event loop of the gateway: an HTTP server and its sockets. */
public final class DoorVerticle extends VerticleBase {
  /** Largest frame Vert.x puts together; what is above our own limit gets an error. */
  static final int MAX_FRAME_BYTES = 1024 * 1024;

  private static final int BACKLOG = 4_096;
  private static final long TICK_MILLIS = 200;
  private static final long SWEEP_MILLIS = 30_000;

  /** What all loops of a gateway share. */
  public record Shared(
      HttpConfig http,
      Environment environment,
      Authenticator authenticator,
      Hub hub,
      ClientAddress addresses,
      ConnectRates rates,
      BiConsumer<Router, SocketLoop> routes) {}

  /** The counters of connects, shared by all loops. */
  public static final class ConnectRates {
    final ConnectRate all;

    public ConnectRates(int perSecond) {
      all = new ConnectRate(perSecond);
    }
  }

  private final Shared shared;
  private final int index;
  private final int port;
  private @Nullable HttpServer server;
  private @Nullable SocketLoop loop;

  /**
   * @param index the loop's number, from 0
   * @param port a negative one is any free port, the same for all with that number
   */
  public DoorVerticle(Shared shared, int index, int port) {
    this.shared = shared;
    this.index = index;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    var ownLoop = new SocketLoop(index, new VertxLoop(context), shared.hub());
    loop = ownLoop;
    var limits = shared.environment().limits();
    var porch = new Porch(limits, limits.waitingConnections() / shared.http().loopCount());
    vertx.setPeriodic(TICK_MILLIS, due -> tick(ownLoop, porch));
    vertx.setPeriodic(
        SWEEP_MILLIS, due -> shared.environment().refusals().sweep(System.nanoTime()));
    server =
        vertx
            .createHttpServer(options())
            .connectionHandler(porch::entered)
            .requestHandler(handler(ownLoop, porch));
    return server.listen();
  }

  @Override
  public Future<?> stop() {
    if (loop != null) {
      loop.sockets().forEach(each -> each.close(CloseCode.GOING_AWAY, "going away"));
    }
    return server == null ? Future.succeededFuture() : server.close();
  }

  /** The port it listens on. */
  public int port() {
    return server == null ? port : server.actualPort();
  }

  /** Doors are no routes: the router would wrap their sockets. */
  private Handler<HttpServerRequest> handler(SocketLoop ownLoop, Porch porch) {
    var router = Router.router(vertx);
    shared.routes().accept(router, ownLoop);
    var upgrades = upgrades(ownLoop, porch);
    return request -> {
      porch.asked(request);
      var upgrade = upgrades.get(request.path());
      if (!Escapes.areRight(request.uri())) {
        Problems.answer(request.response(), Problem.invalid("the address is not escaped right"));
      } else if (upgrade != null) {
        upgrade.handle(request);
      } else {
        router.handle(request);
      }
    };
  }

  private Map<String, Upgrade> upgrades(SocketLoop ownLoop, Porch porch) {
    var upgrades = new HashMap<String, Upgrade>();
    for (var door : shared.environment().catalog().doors()) {
      var schemas = SchemaRegistry.load(door.service(), door.routes().values());
      upgrades.put(
          door.service().door(),
          new Upgrade(
              door,
              ownLoop,
              porch,
              new FrameReader(schemas, door.service()),
              shared.environment(),
              shared.authenticator(),
              shared.addresses(),
              shared.rates().all,
              shared.http().deflate()));
    }
    return upgrades;
  }

  private HttpServerOptions options() {
    var http = shared.http();
    var options =
        new HttpServerOptions()
            .setHost(http.host())
            .setPort(port)
            .setTcpNoDelay(true)
            .setWebSocketSubProtocols(SubProtocol.ALL)
            .setAcceptBacklog(BACKLOG)
            .setMaxWebSocketFrameSize(MAX_FRAME_BYTES)
            .setMaxWebSocketMessageSize(MAX_FRAME_BYTES)
            .setPerMessageWebSocketCompressionSupported(http.deflate())
            .setPerFrameWebSocketCompressionSupported(false)
            // Before it knows which HTTP it is, Vert.x shows us no connection that we could limit.
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true);
    if (http.tlsCertificate() != null && http.tlsKey() != null) {
      options
          .setSsl(true)
          .setUseAlpn(true)
          .setKeyCertOptions(
              new PemKeyCertOptions().setCertPath(http.tlsCertificate()).setKeyPath(http.tlsKey()));
    }
    return options;
  }

  private void tick(SocketLoop ownLoop, Porch porch) {
    var nanos = System.nanoTime();
    porch.tick(nanos);
    var now = shared.environment().clock().instant();
    for (var listener : ownLoop.sockets()) {
      if (listener instanceof Session session) {
        session.tick(nanos, now);
      }
    }
  }
}
