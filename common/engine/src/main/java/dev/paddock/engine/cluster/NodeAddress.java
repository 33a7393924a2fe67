package dev.paddock.engine.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;

/** Finds the address under which the other members of the cluster reach this one. */
final class NodeAddress {
  static final String LOOPBACK = "127.0.0.1";
  private static final int ANY_PORT = 9;

  private NodeAddress() {}

  /**
   * The first member that is this machine; else the address from which the first member is reached.
   */
  static String of(List<String> members) {
    for (var member : members) {
      var address = resolve(member);
      if (isOwn(address)) {
        return address.getHostAddress();
      }
    }
    return members.isEmpty() ? LOOPBACK : towards(resolve(members.getFirst()));
  }

  private static InetAddress resolve(String member) {
    var host = member.substring(0, member.lastIndexOf(':'));
    try {
      return InetAddress.getByName(host);
    } catch (IOException e) {
      throw new IllegalArgumentException("PADDOCK_CLUSTER: there is no host " + host, e);
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Nothing is sent: connecting a datagram socket only picks the way. */
  private static String towards(InetAddress other) {
    try (var socket = new DatagramSocket()) {
      socket.connect(other, ANY_PORT);
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException e) {
      throw new IllegalStateException("no way to " + other, e);
    }
  }
}
