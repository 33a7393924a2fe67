package dev.paddock.gateway.session;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Meters;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.auth.TokenConfig;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What all sockets of a gateway share.
 *
 * @param identities who a token speaks for; fails with a {@link dev.paddock.gateway.Problem}
 * @param refusals of users, whichever loop their sockets are on
 */
public record Environment(
    Bus bus,
    CommandLog commands,
    ChannelStore store,
    Catalog catalog,
    GatewayLimits limits,
    Function<String, Future<Identity>> identities,
    TokenConfig tokens,
    InstantSource clock,
    Refused refusals,
    Meters meters) {
  /** The refused commands of users. */
  public static final class Refused {
    final Refusals all;

    public Refused(GatewayLimits limits) {
      all = new Refusals(limits.refusals(), limits.refusalSeconds());
    }

    /** Forgets users without a refusal for a while. */
    public void sweep(long nanos) {
      all.sweep(nanos);
    }
  }
}
