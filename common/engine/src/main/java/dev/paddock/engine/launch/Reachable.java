package dev.paddock.engine.launch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a server's port answers: the cheapest question that can be asked of any of them. */
public final class Reachable {
  private static final int CONNECT_MILLIS = 1_000;
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(\\[[^\\]]+\\]|[^\\s,:/@\\[\\]]+):(\\d{1,5})");

  private Reachable() {}

  /**
   * Whether any of the servers in an address takes a connection; blocks for a second each at most.
   *
   * @param address {@code host:port,…} or a URL with them; one without a port is not asked: true
   */
  public static boolean anyOf(String address) {
    var servers = servers(address);
    return servers.isEmpty() || servers.stream().anyMatch(Reachable::takesConnections);
  }

  /** The servers in an address, without the user and password, which stay out of every log. */
  static List<InetSocketAddress> servers(String address) {
    var scheme = address.indexOf("://");
    var rest = scheme < 0 ? address : address.substring(scheme + 3);
    var hosts = rest.substring(rest.lastIndexOf('@') + 1).split("[/?]", 2)[0];
    var servers = new ArrayList<InetSocketAddress>();
    var matcher = HOST_AND_PORT.matcher(hosts);
    while (matcher.find()) {
      int port = Integer.parseInt(matcher.group(2));
      servers.add(InetSocketAddress.createUnresolved(matcher.group(1), port));
    }
    return servers;
  }

  private static boolean takesConnections(InetSocketAddress server) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(server.getHostString(), server.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
