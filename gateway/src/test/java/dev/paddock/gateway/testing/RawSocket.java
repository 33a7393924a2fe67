package dev.paddock.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that speaks bytes: it shakes hands, and then answers nothing. */
public final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final int status;

  public RawSocket(int port, String uri, Map<String, String> headers) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    var request = new StringBuilder("GET " + uri + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
    request.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.US_ASCII));
    status = Integer.parseInt(head().substring(9, 12));
  }

  /** 101 where the upgrade was granted. */
  public int status() {
    return status;
  }

  /** Reads frames without an answer to any until the server closes; the code it closed with. */
  public int closeCode() throws IOException {
    var in = socket.getInputStream();
    while (true) {
      int opcode = in.read() & 0x0f;
      int length = in.read() & 0x7f;
      if (length == 126) {
        length = in.read() << 8 | in.read();
      }
      var payload = in.readNBytes(length);
      if (opcode == 8) {
        return (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(socket.getInputStream().read());
    }
    return head.toString(StandardCharsets.US_ASCII);
  }
}
