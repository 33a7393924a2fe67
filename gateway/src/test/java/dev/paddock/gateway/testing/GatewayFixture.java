package dev.paddock.gateway.testing;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.history.Questions;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.Metrics;
import dev.paddock.gateway.Gateway;
import dev.paddock.gateway.GatewayConfig;
import dev.paddock.gateway.GatewayConfig.DemoAccount;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.HttpConfig;
import dev.paddock.gateway.accounts.AccountConfig;
import dev.paddock.gateway.auth.TokenConfig;
import dev.paddock.gateway.auth.Tokens;
import dev.paddock.testkit.fuzz.RawSocket;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Gateways on ports of their own over fakes with behaviour, and clients for them. */
public final class GatewayFixture implements AutoCloseable {
  public static final String SECRET = "a secret that is only used in tests 0123456789";
  private static final int PATIENCE_SECONDS = 20;

  public final Vertx vertx = Vertx.vertx();
  public final FakeCluster cluster = new FakeCluster();
  public final FakeStore store = new FakeStore();
  public final Health health = new Health();
  public final FakeDocuments documents = new FakeDocuments();
  public final FakeWriter writer;
  public final Bus writerBus;
  public GatewayLimits limits =
      GatewayLimits.DEFAULT.with(Map.of("connectsPerSecond", 1_000, "refusals", 1_000));
  public HttpConfig http =
      new HttpConfig("127.0.0.1", 0, null, null, List.of(), List.of(), false, 2);
  public TokenConfig tokenConfig =
      TokenConfig.secrets(List.of(SECRET), "paddock", Duration.ofHours(1));
  public AccountConfig accounts =
      AccountConfig.DEFAULT.withBcryptCost(4).withRevocationPoll(Duration.ofMillis(200));
  public boolean developmentIdentity;
  public List<DemoAccount> demo = List.of();
  public InstantSource clock = InstantSource.system();

  private final List<Gateway> gateways = new ArrayList<>();
  private final WebSocketClient sockets =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxFrameSize(1 << 25).setMaxMessageSize(1 << 25));
  private final WebClient web = WebClient.create(vertx);

  public GatewayFixture() {
    writerBus = cluster.join("writer", Parlour.SERVICE.name());
    writer = new FakeWriter(writerBus, store);
    await(writerBus.answer(Parlour.SERVICE.name(), this::answer));
  }

  private Future<JsonObject> answer(JsonObject question) {
    if (question.getString("op").startsWith("nook")) {
      return Future.succeededFuture(
          "nowhere".equals(question.getString("name"))
              ? Questions.problem(Reason.ROOM_NOT_FOUND, "There is no nook nowhere.")
              : new JsonObject().put("asked", question));
    }
    return Future.succeededFuture(
        question.getString("op").equals("list")
            ? writer.list()
            : new JsonObject().put("items", new io.vertx.core.json.JsonArray()));
  }

  /** Starts one more gateway; the number by which clients choose it. */
  public int start() {
    int number = gateways.size();
    var config = new GatewayConfig(http, tokenConfig, accounts, limits, developmentIdentity, demo);
    var ports =
        new Gateway.Ports(
            cluster.join("gateway" + number, "gateway"),
            writer,
            store,
            documents,
            health,
            new Metrics());
    var gateway = new Gateway(vertx, config, ports, Parlour.catalog(), limits.asMap(), clock);
    gateways.add(gateway);
    await(gateway.start());
    return number;
  }

  public Gateway gateway(int number) {
    return gateways.get(number);
  }

  /** A token as the gateway makes them. */
  public String token(long user, String name) {
    return new Tokens(vertx, tokenConfig, clock).issue(user, name, Set.of(), 0).token();
  }

  public TestSocket connect(long user) {
    return connect(0, user);
  }

  /** A user's socket at a gateway. */
  public TestSocket connect(int gateway, long user) {
    return open(gateway, "?token=" + token(user, "user" + user), Map.of());
  }

  /** A user's socket that asks for a subprotocol. */
  public TestSocket connect(long user, String subProtocol) {
    var query = "?token=" + token(user, "user" + user);
    return await(tryOpen(0, query, options -> options.addSubProtocol(subProtocol)));
  }

  public TestSocket open(int gateway, String query, Map<String, String> headers) {
    return await(tryOpen(gateway, query, headers));
  }

  /** The status with which an upgrade is refused. */
  public int refusal(int gateway, String query, Map<String, String> headers) {
    var failure =
        await(
            tryOpen(gateway, query, headers)
                .<Throwable>map(socket -> new AssertionError("the socket was opened"))
                .otherwise(refused -> refused));
    if (failure instanceof UpgradeRejectedException rejected) {
      return rejected.getStatus();
    }
    throw new AssertionError(failure);
  }

  /** A socket that speaks bytes. */
  public RawSocket raw(String query, Map<String, String> headers) {
    try {
      return new RawSocket(gateways.getFirst().port(), Parlour.SERVICE.door() + query, headers);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A socket that may be refused. */
  public Future<TestSocket> tryOpen(int gateway, String query, Map<String, String> headers) {
    return tryOpen(gateway, query, options -> headers.forEach(options::addHeader));
  }

  private Future<TestSocket> tryOpen(
      int gateway, String query, Consumer<WebSocketConnectOptions> more) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(gateways.get(gateway).port())
            .setAllowOriginHeader(false)
            .setURI(Parlour.SERVICE.door() + query);
    more.accept(options);
    // Handlers are set before the handshake, so that no message is missed.
    var socket = sockets.webSocket();
    var test = new TestSocket(socket);
    return socket.connect(options).map(opened -> test);
  }

  public HttpResponse<Buffer> get(String path, String... headers) {
    return call(HttpMethod.GET, path, null, headers);
  }

  public HttpResponse<Buffer> post(String path, JsonObject body, String... headers) {
    return call(HttpMethod.POST, path, body, headers);
  }

  /** Sends a request to the first gateway; headers are pairs of names and values. */
  public HttpResponse<Buffer> call(
      HttpMethod method, String path, JsonObject body, String... headers) {
    var request = web.request(method, gateways.getFirst().port(), "127.0.0.1", path);
    for (int i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
    return await(body == null ? request.send() : request.sendJsonObject(body));
  }

  public static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    gateways.forEach(gateway -> await(gateway.stop()));
    await(vertx.close());
    cluster.close();
  }
}
