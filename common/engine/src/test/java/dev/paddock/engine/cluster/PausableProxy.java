package dev.paddock.engine.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP proxy in front of a port: while it is paused nothing goes through and nothing is refused,
 * as on a line whose packets are dropped.
 */
final class PausableProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int port;
  private final int target;
  private final List<Socket> sockets = new ArrayList<>();
  private boolean isPaused;

  PausableProxy(int port, int target) throws IOException {
    this.port = port;
    this.target = target;
    server = new ServerSocket();
  }

  /** Until then connections are refused. */
  void open() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    Thread.ofVirtual().start(this::accept);
  }

  synchronized void pause() {
    isPaused = true;
  }

  synchronized void resume() {
    isPaused = false;
    notifyAll();
  }

  @Override
  public synchronized void close() throws IOException {
    resume();
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var near = keep(server.accept());
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    try {
      await();
      var far = keep(new Socket(InetAddress.getLoopbackAddress(), target));
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
    } catch (IOException | InterruptedException away) {
      close(near);
    }
  }

  private void pump(Socket from, Socket to) {
    var buffer = new byte[64 * 1024];
    try {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        await();
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException over) {
      // Both ends are closed below.
    }
    close(from);
    close(to);
  }

  private synchronized void await() throws InterruptedException {
    while (isPaused) {
      wait();
    }
  }

  private synchronized Socket keep(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
