package dev.paddock.engine.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
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
    listen(config, settings, address);
    join(config.getNetworkConfig().getJoin(), settings, address);
    return config;
  }

  private static void copyVertxMaps(Config config) {
    var vertx = ConfigUtil.loadConfig();
    vertx.getMapConfigs().values().forEach(config::addMapConfig);
    vertx.getMultiMapConfigs().values().forEach(config::addMultiMapConfig);
  }

  private static void listen(Config config, ClusterSettings settings, String address) {
    var network = config.getNetworkConfig();
    var anyPort = settings.port() == 0 && settings.members().isEmpty();
    network.setPort(settings.port() == 0 ? ClusterSettings.FIRST_PORT : settings.port());
    network.setPortAutoIncrement(anyPort).setPortCount(ClusterSettings.PORTS);
    network.getInterfaces().setEnabled(true).addInterface(address);
    config.setProperty("hazelcast.local.localAddress", address);
  }

  private static void join(JoinConfig join, ClusterSettings settings, String address) {
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    var tcp = join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2);
    settings.members().forEach(tcp::addMember);
    if (settings.members().isEmpty()) {
      for (int i = 0; i < ClusterSettings.PORTS; i++) {
        tcp.addMember(address + ":" + (ClusterSettings.FIRST_PORT + i));
      }
    }
  }
}
