package dev.paddock.gateway;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.Metrics;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.gateway.accounts.Accounts;
import dev.paddock.gateway.accounts.Revocations;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.Origins;
import dev.paddock.gateway.auth.Tokens;
import dev.paddock.gateway.auth.UserIds;
import dev.paddock.gateway.channel.Hub;
import dev.paddock.gateway.channel.VertxLoop;
import dev.paddock.gateway.door.ClientAddress;
import dev.paddock.gateway.door.DoorVerticle;
import dev.paddock.gateway.rest.AccountApi;
import dev.paddock.gateway.rest.ChannelApi;
import dev.paddock.gateway.rest.HealthApi;
import dev.paddock.gateway.rest.PlainApi;
import dev.paddock.gateway.rest.Problems;
import dev.paddock.gateway.rest.ReplayApi;
import dev.paddock.gateway.rest.RoomApi;
import dev.paddock.gateway.rest.SecurityHeaders;
import dev.paddock.gateway.rest.WebClient;
import dev.paddock.gateway.session.Environment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door of the product: one HTTP server a core, and the table of channels behind them. */
public final class Gateway {
  /** What it is connected to. */
  public record Ports(
      Bus bus,
      CommandLog commands,
      ChannelStore store,
      Documents documents,
      Health health,
      Metrics metrics) {}

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** Servers with the same negative port share one free port. */
  private static final AtomicInteger FREE_PORTS = new AtomicInteger();

  private static final Duration PREPARE_AGAIN = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final GatewayConfig config;
  private final Ports ports;
  private final Catalog catalog;
  private final Map<String, ? extends Number> limits;
  private final InstantSource clock;
  private final Tokens tokens;
  private final Accounts accounts;
  private final List<String> deployed = new ArrayList<>();
  private final Meters meters;
  private final Hub hub;
  private int port;

  /**
   * @param limits what {@code /api/limits} shows, by public names
   */
  public Gateway(
      Vertx vertx,
      GatewayConfig config,
      Ports ports,
      Catalog catalog,
      Map<String, ? extends Number> limits,
      InstantSource clock) {
    this.vertx = vertx;
    this.config = config;
    this.ports = ports;
    this.catalog = catalog;
    this.limits = limits;
    this.clock = clock;
    this.tokens = new Tokens(vertx, config.tokens(), clock);
    this.accounts = new Accounts(vertx, ports.documents(), tokens, config.accounts(), clock);
    this.meters = new Meters(ports.metrics().registry());
    this.hub = hub();
  }

  /** Listens; completes with the port. */
  public Future<Integer> start() {
    port = config.http().port();
    int shared = port == 0 ? -FREE_PORTS.incrementAndGet() : port;
    prepareAccounts();
    var doors = shared();
    Future<Integer> opened = Future.succeededFuture(port);
    for (int i = 0; i < config.http().loopCount(); i++) {
      int index = i;
      opened = opened.compose(taken -> open(doors, index, shared));
    }
    return opened.onSuccess(done -> hub.start(config.accounts().revocationPoll().toMillis()));
  }

  /** Says goodbye to all sockets (1001) and stops. */
  public Future<Void> stop() {
    hub.stop();
    var doors = List.copyOf(deployed);
    deployed.clear();
    return Future.join(doors.stream().map(vertx::undeploy).toList()).mapEmpty();
  }

  public int port() {
    return port;
  }

  /** Whether the writers of rooms can be heard here. */
  public boolean isHearing() {
    return hub.isHearing();
  }

  /** The accounts, for the demo that makes some. */
  public Accounts accounts() {
    return accounts;
  }

  private Hub hub() {
    return new Hub(
        new VertxLoop(((VertxInternal) vertx).createEventLoopContext()),
        ports.bus(),
        ports.store(),
        ports.commands(),
        catalog,
        config.limits(),
        Long.toString(UserIds.random(), 36) + "_",
        new Revocations(ports.documents()),
        meters);
  }

  private DoorVerticle.Shared shared() {
    var origins = new Origins(config.http().origins());
    var addresses = new ClientAddress(config.http().trustedProxies());
    var authenticator = new Authenticator(tokens, accounts, origins, config.developmentIdentity());
    var environment =
        new Environment(
            ports.bus(),
            ports.commands(),
            ports.store(),
            catalog,
            config.limits(),
            authenticator::token,
            config.tokens(),
            clock,
            new Environment.Refused(config.limits()),
            meters);
    return new DoorVerticle.Shared(
        config.http(),
        environment,
        authenticator,
        hub,
        addresses,
        new DoorVerticle.ConnectRates(config.limits().connectsPerSecond()),
        (router, loop) -> {
          mount(router, authenticator, origins, addresses);
          new RoomApi(authenticator, environment, loop).mount(router);
          WebClient.mount(router);
        });
  }

  private void mount(
      Router router, Authenticator authenticator, Origins origins, ClientAddress addresses) {
    var bodies = BodyHandler.create(false).setBodyLimit(config.limits().bodyBytes());
    router.route().order(-2).handler(SecurityHeaders::handle);
    router.route("/api/*").order(-1).handler(bodies);
    router.route().failureHandler(Problems::handle);
    new AccountApi(
            accounts, authenticator, origins, addresses, config.tokens().lifetime(), hub::revoked)
        .mount(router);
    new ChannelApi(authenticator, ports.store(), catalog).mount(router);
    new PlainApi(authenticator, ports.bus(), catalog, limits, config.demo()).mount(router);
    new ReplayApi(ports.bus(), catalog.running()).mount(router);
    new HealthApi(ports.health(), ports.metrics(), hub, ports.bus()).mount(router);
  }

  private Future<Integer> open(DoorVerticle.Shared doors, int index, int listened) {
    var door = new DoorVerticle(doors, index, listened);
    return vertx
        .deployVerticle(door)
        .map(
            id -> {
              deployed.add(id);
              port = door.port();
              return port;
            });
  }

  /** The store of accounts may come later than we do. */
  private void prepareAccounts() {
    accounts
        .prepare()
        .onFailure(
            away -> {
              LOG.debug("accounts are not ready", away);
              vertx.setTimer(PREPARE_AGAIN.toMillis(), due -> prepareAccounts());
            });
  }
}
