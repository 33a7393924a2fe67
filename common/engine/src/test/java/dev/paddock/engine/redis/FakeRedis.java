package dev.paddock.engine.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says hello to everybody and answers INFO with a given text. */
final class FakeRedis implements AutoCloseable {
  private final ServerSocket socket;
  private final String info;

  FakeRedis(String info) throws IOException {
    this.info = info;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // The client went, or the test is over.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    var out = client.getOutputStream();
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equalsIgnoreCase("HELLO")) {
        say(out, "+OK\r\n");
      } else if (line.equalsIgnoreCase("INFO")) {
        say(out, "$" + info.length() + "\r\n" + info + "\r\n");
      }
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
