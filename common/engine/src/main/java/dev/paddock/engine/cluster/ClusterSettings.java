package dev.paddock.engine.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * How a node joins the cluster.
 *
 * @param name clusters of different names never see each other
 * @param node name of this node; made unique by what follows it in {@link VertxBus#self}
 * @param roles services of the node and {@code gateway}
 * @param members {@code host:port} each; empty: those of this machine find each other
 * @param port the own port; 0: the first free one of {@link #FIRST_PORT} …
 */
public record ClusterSettings(
    String name, String node, Set<String> roles, List<String> members, int port) {
  /** First of the ports at which the members of a machine look for each other. */
  public static final int FIRST_PORT = 5701;

  /** How many such ports there are: most processes of one machine without a list of members. */
  public static final int PORTS = 20;

  public ClusterSettings {
    roles = Set.copyOf(roles);
    members = List.copyOf(members);
  }

  /**
   * A name shared by exactly the processes that use the same Kafka: two installations on one
   * machine stay apart.
   */
  public static String nameOf(String kafka) {
    var crc = new CRC32();
    crc.update(kafka.replace("localhost", "127.0.0.1").getBytes(StandardCharsets.UTF_8));
    return "paddock-" + Long.toHexString(crc.getValue());
  }
}
