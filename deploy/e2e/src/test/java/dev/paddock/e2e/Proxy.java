package dev.paddock.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut, go silent, and heal. */
final class Proxy implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object change = new Object();
  private boolean isRefusing;
  private boolean isSilent;

  private Proxy(int target, ServerSocket door) {
    this.target = target;
    this.door = door;
  }

  /** Forwards a free port of this machine to another one. */
  static Proxy to(int port) throws IOException {
    var proxy = new Proxy(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  int port() {
    return door.getLocalPort();
  }

  /** Resets every line, and each new one at once, until it is healed. */
  void cut() {
    set(true, false);
    sockets.forEach(Proxy::reset);
  }

  /** Lines stay open and new ones are taken, but nothing passes until it is healed. */
  void silence() {
    set(false, true);
  }

  /** Lines that went silent carry on with what was sent meanwhile, as TCP does. */
  void heal() {
    set(false, false);
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }

  private void set(boolean refusing, boolean silent) {
    synchronized (change) {
      isRefusing = refusing;
      isSilent = silent;
      change.notifyAll();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        take(door.accept());
      } catch (IOException e) {
        // Closed, or one client that has gone already: neither ends the others.
      }
    }
  }

  private void take(Socket client) throws IOException {
    sockets.add(client);
    synchronized (change) {
      if (isRefusing) {
        reset(client);
        return;
      }
    }
    Thread.ofVirtual().start(() -> connect(client));
  }

  private void connect(Socket client) {
    var server = new Socket();
    try {
      awaitOpen();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException | InterruptedException e) {
      reset(client);
      return;
    }
    sockets.add(server);
    Thread.ofVirtual().start(() -> pump(client, server));
    Thread.ofVirtual().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[BUFFER];
    try (from;
        to) {
      from.setTcpNoDelay(true);
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        awaitOpen();
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException e) {
      // The other side is closed with this one.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private void awaitOpen() throws InterruptedException {
    synchronized (change) {
      while (isSilent) {
        change.wait();
      }
    }
  }

  private static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (SocketException e) {
      // It is closed already.
    } catch (IOException e) {
      throw new IllegalStateException("a socket could not be closed", e);
    }
  }
}
