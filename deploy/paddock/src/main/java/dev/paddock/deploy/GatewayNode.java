package dev.paddock.deploy;

import dev.paddock.engine.config.PaddockConfig;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.launch.Launcher;
import dev.paddock.engine.launch.Shutdown;
import dev.paddock.engine.room.Kinds;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Gateway;
import dev.paddock.gateway.GatewayConfig;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.HttpConfig;
import dev.paddock.gateway.accounts.AccountConfig;
import dev.paddock.gateway.auth.TokenConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One gateway in this process. */
final class GatewayNode {
  /** How far the clocks of the house may be apart. */
  private static final Duration LEEWAY = Duration.ofSeconds(30);

  /** How long before its end a token is said to expire. */
  private static final Duration WARNING = Duration.ofSeconds(60);

  private GatewayNode() {}

  /** Starts it; blocks until it listens. */
  static Gateway start(Platform platform, Shutdown shutdown, List<GatewayConfig.DemoAccount> demo) {
    var launcher = platform.launcher();
    var services = Kinds.services().stream().map(service -> service.name()).toList();
    var commands =
        launcher.open(
            "command-log", () -> KafkaCommandLog.open(platform.kafka(), platform.wire(), services));
    var ports =
        new Gateway.Ports(
            platform.bus(),
            commands,
            platform.channels(),
            platform.documents(),
            platform.health(),
            platform.metrics());
    var gateway =
        new Gateway(
            platform.vertx(),
            config(platform.config(), demo),
            ports,
            new Catalog(Kinds.services(), Kinds.all()),
            platform.config().limits().asMap(),
            platform.config().clock());
    launcher.await("gateway", () -> platform.handOverHealth().compose(free -> gateway.start()));
    shutdown.closeAtEnd("gateway", () -> Launcher.await(gateway.stop()));
    return gateway;
  }

  /** Blocks until the writers of all services that run were heard. */
  static void awaitHearing(Platform platform, Gateway gateway) {
    platform.launcher().waitFor("channels", "the writers of rooms", gateway::isHearing);
  }

  private static GatewayConfig config(PaddockConfig config, List<GatewayConfig.DemoAccount> demo) {
    return new GatewayConfig(
        http(config.http()),
        tokens(config.tokens()),
        AccountConfig.DEFAULT,
        GatewayLimits.of(config.limits()),
        config.developmentIdentity(),
        demo);
  }

  private static HttpConfig http(PaddockConfig.Http http) {
    return new HttpConfig(
        http.host(),
        http.port(),
        text(http.tlsCertificate()),
        text(http.tlsKey()),
        http.origins(),
        http.trustedProxies(),
        http.deflate(),
        0);
  }

  private static @Nullable String text(@Nullable Path file) {
    return file == null ? null : file.toString();
  }

  private static TokenConfig tokens(PaddockConfig.Tokens tokens) {
    var signing = tokens.signingKey();
    if (signing == null) {
      throw new IllegalStateException("a gateway without a key to sign with");
    }
    return new TokenConfig(
        tokens.algorithm(),
        signing,
        tokens.verifyingKeys(),
        tokens.issuer(),
        tokens.lifetime(),
        LEEWAY,
        WARNING);
  }
}
