package dev.paddock.engine.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.util.Map;

/** Hazelcast as the cluster manager needs it, in code: no XML, no discovery by multicast. */
final class HazelcastConfigs {
  /** A node that sent nothing for so long is out. */
  private static final int SILENT_SECONDS = 4;

  /**
   * A call of a member that is in the view and cannot be reached ends after twice this time; by
   * default after two minutes, and the threads that look up ways on the bus wait as long.
   */
  private static final int CALL_MILLIS = 2_500;

  private static final Map<String, String> PROPERTIES =
      Map.ofEntries(
          Map.entry("hazelcast.logging.type", "slf4j"),
          Map.entry("hazelcast.phone.home.enabled", "false"),
          Map.entry("hazelcast.shutdownhook.enabled", "false"),
          Map.entry("hazelcast.socket.bind.any", "false"),
          Map.entry("hazelcast.wait.seconds.before.join", "0"),
          Map.entry("hazelcast.heartbeat.failuredetector.type", "deadline"),
          Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
          Map.entry("hazelcast.max.no.heartbeat.seconds", Integer.toString(SILENT_SECONDS)),
          Map.entry("hazelcast.operation.call.timeout.millis", Integer.toString(CALL_MILLIS)),
          // Halves of a cluster that was split look for each other again, soon.
          Map.entry("hazelcast.merge.first.run.delay.seconds", "1"),
          Map.entry("hazelcast.merge.next.run.delay.seconds", "1"),
          Map.entry("hazelcast.graceful.shutdown.max.wait", "5"),
          Map.entry("hazelcast.health.monitoring.level", "OFF"));

  private HazelcastConfigs() {}

  static Config of(ClusterSettings settings, String address) {
    var config = new Config();
    config.setClusterName(settings.name());
    PROPERTIES.forEach(config::setProperty);
    config.getMetricsConfig().setEnabled(false);
    copyVertxMaps(config);
    network(config, endpoint(settings, address), join(settings, address));
    config.setProperty("hazelcast.local.localAddress", address);
    return config;
  }

  private static void copyVertxMaps(Config config) {
    var vertx = ConfigUtil.loadConfig();
    vertx.getMapConfigs().values().forEach(config::addMapConfig);
    vertx.getMultiMapConfigs().values().forEach(config::addMultiMapConfig);
  }

  /**
   * A port for members and nothing else. At the usual one, where clients may come too, a node first
   * waits for the other side to say who it is, and a thread that sends to members turns in a circle
   * meanwhile: of a frozen member, to which all connect again, it would wait for ever, and those
   * who share the thread with it would be thought to be silent too.
   */
  private static void network(Config config, ServerSocketEndpointConfig own, JoinConfig join) {
    config.getAdvancedNetworkConfig().setEnabled(true).setMemberEndpointConfig(own).setJoin(join);
  }

  private static ServerSocketEndpointConfig endpoint(ClusterSettings settings, String address) {
    var anyPort = settings.port() == 0 && settings.members().isEmpty();
    var own = new ServerSocketEndpointConfig();
    own.setPort(settings.port() == 0 ? ClusterSettings.FIRST_PORT : settings.port());
    own.setPortAutoIncrement(anyPort).setPortCount(ClusterSettings.PORTS);
    own.getInterfaces().setEnabled(true).addInterface(address);
    return own;
  }

  private static JoinConfig join(ClusterSettings settings, String address) {
    var join = new JoinConfig();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    var tcp = join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    settings.members().forEach(tcp::addMember);
    if (settings.members().isEmpty()) {
      for (int i = 0; i < ClusterSettings.PORTS; i++) {
        tcp.addMember(address + ":" + (ClusterSettings.FIRST_PORT + i));
      }
    }
    return join;
  }
}
