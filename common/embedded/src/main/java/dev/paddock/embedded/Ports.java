package dev.paddock.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The ports to listen on at 127.0.0.1; 0 takes any free one. */
public record Ports(int kafka, int redis, int mongo) {
  public static final Ports FREE = new Ports(0, 0, 0);

  static final String LOOPBACK = "127.0.0.1";

  /**
   * Looks before anything starts.
   *
   * @throws EmbeddedException if a port of a server that is to be started is in use
   */
  void check(Given given) {
    if (given.kafka() == null) {
      pick("Kafka", "PADDOCK_KAFKA_PORT", kafka);
    }
    if (given.redis() == null) {
      pick("Redis", "PADDOCK_REDIS_PORT", redis);
    }
    if (given.mongo() == null) {
      pick("MongoDB", "PADDOCK_MONGO_PORT", mongo);
    }
  }

  /**
   * Looks whether a port is free.
   *
   * @param server what is to listen there
   * @param variable what sets it
   * @throws EmbeddedException if it is in use
   */
  public static void check(String server, String variable, int port) {
    pick(server, variable, port);
  }

  /** The port itself, or for 0 one that is free now. */
  public static int orFree(int port) {
    return port == 0 ? free() : port;
  }

  /** A port that was free a moment ago; who binds it must be ready to try another. */
  static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedException("No free port on the loopback address.", e);
    }
  }

  /**
   * The port itself, or a free one for 0.
   *
   * @throws EmbeddedException if the port is in use
   */
  static int pick(String server, String variable, int port) {
    if (port == 0) {
      return free();
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return port;
    } catch (IOException e) {
      throw new EmbeddedException(
          "Port %d, meant for %s, is in use: stop what uses it, or set %s to another (0 takes a free one)."
              .formatted(port, server, variable),
          e);
    }
  }
}
