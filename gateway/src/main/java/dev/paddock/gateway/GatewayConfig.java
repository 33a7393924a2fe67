package dev.paddock.gateway;

import dev.paddock.gateway.accounts.AccountConfig;
import dev.paddock.gateway.auth.TokenConfig;
import java.util.List;

/**
 * All the gateway is told from outside.
 *
 * @param developmentIdentity whether {@code ?user=NAME} is believed
 * @param demo accounts shown to everybody by {@code /api/demo}; empty outside the demo
 */
public record GatewayConfig(
    HttpConfig http,
    TokenConfig tokens,
    AccountConfig accounts,
    GatewayLimits limits,
    boolean developmentIdentity,
    List<DemoAccount> demo) {
  /** One account of the demo. */
  public record DemoAccount(String username, String password) {}

  public GatewayConfig {
    demo = List.copyOf(demo);
  }
}
