package dev.paddock.testkit.fuzz;

import java.util.List;
import java.util.Random;

/** Changes requests for a socket, by lines and by characters. */
final class Handshakes {
  private static final int LONG = 12_000;

  private static final List<String> LINES =
      List.of(
          "Upgrade: h2c",
          "Upgrade: websocket, h2c",
          "Connection: close",
          "Connection: keep-alive, Upgrade",
          "Content-Length: 10",
          "Content-Length: -1",
          "Content-Length: 99999999999999999999",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Sec-WebSocket-Version: 8",
          "Sec-WebSocket-Version: 99",
          "Sec-WebSocket-Key: x",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Protocol: paddock.v1.bin, chat",
          "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
          "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
          "Sec-WebSocket-Extensions: ;;;=,",
          "Origin: http://evil.example",
          "Origin: \u00e4",
          "Cookie: paddock_token=a.b.c",
          "Cookie: ;;;=;a",
          "Authorization: Bearer",
          "Authorization: Bearer a.b.c",
          "Authorization: Basic YTpi",
          "Host: a\u0000b",
          "Host: ",
          "X-Forwarded-For: 1.2.3.4, , ::1",
          "Expect: 100-continue",
          " folded: line",
          "no colon",
          ": no name",
          "Two Words: x");

  private static final List<String> WORDS =
      List.of("GET", "POST", "HEAD", "BREW", "HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "?");

  private Handshakes() {}

  static void change(Random random, StringBuilder text) {
    switch (random.nextInt(7)) {
      case 0 -> removeLine(random, text);
      case 1, 2 -> insertLine(random, text, LINES.get(random.nextInt(LINES.size())));
      case 3 -> insertLine(random, text, "X-Long: " + "y".repeat(random.nextInt(LONG)));
      case 4 -> text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(256));
      case 5 -> text.insert(random.nextInt(text.length()), WORDS.get(random.nextInt(WORDS.size())));
      default -> text.deleteCharAt(random.nextInt(text.length()));
    }
  }

  private static void removeLine(Random random, StringBuilder text) {
    int from = lineStart(random, text);
    int to = text.indexOf("\r\n", from);
    if (from > 0 && to > from) {
      text.delete(from, to + 2);
    }
  }

  private static void insertLine(Random random, StringBuilder text, String line) {
    int at = lineStart(random, text);
    text.insert(at, line + "\r\n");
  }

  /** Where a line begins, not the first one where there are others. */
  private static int lineStart(Random random, StringBuilder text) {
    int found = text.indexOf("\r\n", random.nextInt(text.length()));
    return found < 0 || found + 2 >= text.length() ? 0 : found + 2;
  }
}
