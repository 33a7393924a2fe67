package dev.paddock.testkit.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A client that speaks bytes: it says what it is told, right or wrong, and answers nothing. */
public final class RawSocket implements AutoCloseable {
  /** What {@link #closeCode} says where the server cut the line without a word. */
  public static final int CUT = 1006;

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private String head = "";

  /** A connection that has said nothing yet. */
  public RawSocket(int port) throws IOException {
    this(port, 0);
  }

  /**
   * A connection that has said nothing yet.
   *
   * @param receiveBytes room for what was not read, 0 for what the system gives
   */
  public RawSocket(int port, int receiveBytes) throws IOException {
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** A connection that has asked for an upgrade and got an answer. */
  public RawSocket(int port, String uri, Map<String, String> headers) throws IOException {
    this(port);
    shakeHands(uri, headers);
  }

  /** The request for an upgrade, as it should be. */
  public static String handshake(String host, String uri, Map<String, String> headers) {
    var request = new StringBuilder("GET " + uri + " HTTP/1.1\r\nHost: " + host + "\r\n");
    request.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    return request + "\r\n";
  }

  /** Asks for an upgrade and reads the answer. */
  public RawSocket shakeHands(String uri, Map<String, String> headers) throws IOException {
    var request = handshake("127.0.0.1:" + socket.getPort(), uri, headers);
    send(request.getBytes(StandardCharsets.ISO_8859_1));
    head = readHead();
    return this;
  }

  /** Status of the newest answer, 101 where the upgrade was granted; 0 where there was none. */
  public int status() {
    return head.length() < 12 ? 0 : Integer.parseInt(head.substring(9, 12));
  }

  /** The lines of the newest answer. */
  public String head() {
    return head;
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  public void send(RawFrame... frames) throws IOException {
    send(RawFrame.masked(List.of(frames)));
  }

  /** Says that nothing more comes. */
  public void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** The next frame of the server. */
  public RawFrame next() throws IOException {
    return RawFrame.read(in);
  }

  /** The next frame with an opcode; what comes before is skipped. */
  public RawFrame next(int opcode) throws IOException {
    var frame = next();
    while (frame.opcode() != opcode) {
      frame = next();
    }
    return frame;
  }

  /** Reads frames until the server closes; the code it closed with. */
  public int closeCode() throws IOException {
    try {
      return next(RawFrame.CLOSE).code();
    } catch (EOFException | SocketException cut) {
      return CUT;
    }
  }

  /** Reads an answer to a request; empty where the server closed instead. */
  public String readHead() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      bytes.write(next);
    }
    head = bytes.toString(StandardCharsets.ISO_8859_1);
    return head;
  }

  /** Whether the server closes the line; what it says before is skipped. */
  public boolean isClosedByServer() throws IOException {
    try {
      in.skip(Long.MAX_VALUE);
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
