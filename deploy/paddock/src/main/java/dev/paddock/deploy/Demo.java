package dev.paddock.deploy;

import dev.paddock.gateway.GatewayConfig.DemoAccount;
import dev.paddock.gateway.accounts.Accounts;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code paddock local} has for somebody who sees it for the first time. */
final class Demo {
  private static final String PASSWORD = "paddock-demo";

  /** Known to everybody, so never made where strangers come. */
  static final List<DemoAccount> ACCOUNTS =
      List.of(
          new DemoAccount("ann", PASSWORD),
          new DemoAccount("bob", PASSWORD),
          new DemoAccount("cleo", PASSWORD));

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private Demo() {}

  /** Makes the accounts that are not there yet; one whose name is taken is left as it is. */
  static Future<Void> register(Accounts accounts) {
    return accounts
        .prepare()
        .compose(
            prepared ->
                Future.join(ACCOUNTS.stream().map(account -> register(accounts, account)).toList()))
        .mapEmpty();
  }

  /** The first thing one reads. */
  static String welcome(String address, long millis, Servers servers, Path home) {
    var names = ACCOUNTS.stream().map(DemoAccount::username).collect(Collectors.joining(", "));
    return """

        Paddock is ready: %s

          demo accounts  %s, password %s; a second browser makes a second player
          started in     %.1f s%s
          data           %s
          servers        Kafka %s, %s, %s

        Ctrl-C stops it; what was played is there next time.
        """
        .formatted(
            address,
            names,
            PASSWORD,
            millis / 1000.0,
            built(),
            home.toAbsolutePath().normalize(),
            servers.kafka(),
            Servers.shown(servers.redis()),
            Servers.shown(servers.mongo()));
  }

  private static Future<Void> register(Accounts accounts, DemoAccount account) {
    return accounts
        .register(account.username(), account.password())
        .<Void>mapEmpty()
        .recover(
            taken -> {
              LOG.debug("demo account {} was not made", account.username(), taken);
              return Future.succeededFuture();
            });
  }

  /** How long it took with the build before, where Maven ran us. */
  private static String built() {
    var since = System.getProperty("paddock.since", "");
    if (since.isEmpty()) {
      return "";
    }
    return ", %d s with the build"
        .formatted(Duration.between(Instant.parse(since), Instant.now()).toSeconds());
  }
}
