package dev.paddock.engine.cluster;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's map of addresses, with what it takes to see that an entry is lost and to put it back.
 * The cluster manager itself repeats entries only when a member leaves.
 */
final class ClusterMap extends HazelcastClusterManager {
  private volatile @Nullable RegistrationListener routes;

  ClusterMap(Config config) {
    super(config);
  }

  @Override
  public void registrationListener(RegistrationListener listener) {
    routes = listener;
    super.registrationListener(listener);
  }

  /** Whether the cluster knows that this node listens to an address. */
  Future<Boolean> isRegistered(String address) {
    var found = Promise.<List<RegistrationInfo>>promise();
    getRegistrations(address, found);
    return found
        .future()
        .map(all -> all.stream().anyMatch(each -> each.nodeId().equals(getNodeId())));
  }

  /** Whether the cluster knows where this node's bus listens. */
  Future<Boolean> isKnown() {
    var found = Promise.<NodeInfo>promise();
    getNodeInfo(getNodeId(), found);
    return found.future().map(true).otherwise(false);
  }

  /** Says again where this node's bus listens. */
  Future<Void> sayAgain() {
    var said = Promise.<Void>promise();
    setNodeInfo(getNodeInfo(), said);
    return said.future();
  }

  /** Forgets where an address leads: the next message to it looks into the map. */
  void forget(String address) {
    told(new RegistrationUpdateEvent(address, List.of()));
  }

  /** Hears that an address leads elsewhere now. */
  void told(RegistrationUpdateEvent update) {
    var listener = routes;
    if (listener != null) {
      listener.registrationsUpdated(update);
    }
  }
}
