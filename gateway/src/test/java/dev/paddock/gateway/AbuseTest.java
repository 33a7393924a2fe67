package dev.paddock.gateway;

import static dev.paddock.testkit.fuzz.RawFrame.CONTINUATION;
import static dev.paddock.testkit.fuzz.RawFrame.FIN;
import static dev.paddock.testkit.fuzz.RawFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import dev.paddock.gateway.testing.Watch;
import dev.paddock.testkit.fuzz.RawFrame;
import dev.paddock.testkit.fuzz.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow, greedy and dead clients: what each may hold, and for how long. */
class AbuseTest {
  private static final boolean FULL = Boolean.getBoolean("paddock.full");

  /** Connections that never become sockets; client and server share the files of one process. */
  private static final int IDLE = FULL ? 9_000 : 300;

  private final GatewayFixture fixture = new GatewayFixture();
  private final ArrayDeque<RawSocket> opened = new ArrayDeque<>();

  @AfterEach
  void close() throws IOException {
    for (var each : opened) {
      each.close();
    }
    fixture.close();
  }

  // Before a connection is a socket.

  @Test
  void aConnectionThatAsksForNothingIsClosedInTime() throws IOException {
    start(Map.of("handshakeSeconds", 1));
    assertThat(connect().isClosedByServer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET /ws/parlour HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: a\r\nX: "})
  void aRequestThatDoesNotEndIsClosedInTime(String beginning) throws IOException {
    start(Map.of("handshakeSeconds", 1));
    var slow = connect();
    slow.send(ascii(beginning));
    assertThat(slow.isClosedByServer()).isTrue();
  }

  @Test
  void aRequestThatComesByteByByteIsClosedInTime() throws IOException {
    start(Map.of("handshakeSeconds", 1));
    var slow = connect();
    var isCut = false;
    for (int i = 0; i < 100_000 && !isCut; i++) {
      isCut = !trySend(slow, "x");
      // Paces the drip, and shows that nobody else waits.
      assertThat(fixture.get("/health/live").statusCode()).isEqualTo(200);
    }
    assertThat(isCut).isTrue();
  }

  @Test
  void aBodyThatDoesNotEndIsClosedInTimeAndIsNoFaultOfOurs() throws IOException {
    start(Map.of("requestSeconds", 1));
    try (var watch = new Watch(fixture.vertx)) {
      var slow = connect();
      slow.send(
          ascii(
              "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 1000\r\n\r\n{\"username\":"));
      assertThat(slow.isClosedByServer()).isTrue();
      assertThat(fixture.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(fixture.get("/health/live").statusCode()).isEqualTo(200);
      watch.assertSilent();
    }
  }

  @Test
  void aConnectionWithoutAnotherRequestIsClosedInTime() throws IOException {
    start(Map.of("requestSeconds", 1));
    var idle = connect();
    idle.send(ascii("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"));
    assertThat(idle.readHead()).startsWith("HTTP/1.1 200");
    assertThat(idle.isClosedByServer()).isTrue();
  }

  @Test
  void aSocketIsNotClosedForHavingBeenAConnectionLong() {
    start(Map.of("handshakeSeconds", 1, "requestSeconds", 1));
    var ann = fixture.connect(1);
    var late = fixture.vertx.timer(2, java.util.concurrent.TimeUnit.SECONDS);
    GatewayFixture.await(late);
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void oneConnectionMoreThanMayWaitClosesTheOldest() throws IOException {
    fixture.http = new HttpConfig("127.0.0.1", 0, null, null, List.of(), List.of(), false, 1);
    start(Map.of("waitingConnections", 20, "handshakeSeconds", 600));
    var first = connect();
    IntStream.range(0, 20).forEach(i -> connect());
    assertThat(first.isClosedByServer()).isTrue();
    assertThat(fixture.connect(1).untilPong()).isEmpty();
  }

  @Test
  void thousandsThatNeverSayWhoTheyAreKeepNobodyOut() throws IOException {
    int seconds = FULL ? 30 : 3;
    start(Map.of("handshakeSeconds", seconds, "requestSeconds", seconds));
    var ann = fixture.connect(1);
    for (int i = 0; i < IDLE; i++) {
      var idle = connect();
      if (i % 3 == 1) {
        idle.send(ascii("GET /ws/parlour HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n"));
      } else if (i % 3 == 2) {
        idle.send(ascii(RawSocket.handshake("localhost", Parlour.SERVICE.door(), Map.of())));
      }
      if (i % 100 == 0) {
        assertThat(ann.untilPong()).isEmpty();
      }
    }
    assertThat(fixture.connect(2).untilPong()).isEmpty();
    for (var each : opened) {
      assertThat(each.isClosedByServer()).isTrue();
    }
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void headersThatAreTooLargeAreRefused() throws IOException {
    start(Map.of());
    var greedy = connect();
    greedy.send(ascii("GET /health HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(20_000) + "\r\n\r\n"));
    assertThat(greedy.readHead()).startsWith("HTTP/1.1 431");
    assertThat(greedy.isClosedByServer()).isTrue();
    var many = connect();
    many.send(ascii("GET /health HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"));
    assertThat(many.readHead()).startsWith("HTTP/1.1 431");
    var line = connect();
    line.send(ascii("GET /" + "y".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    assertThat(line.readHead()).contains(" 414 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ws/parlour?token=%3I",
        "/api/me?x=%zz",
        "/api/channels/room:a?after=%",
        "/?%ff%",
        "/%ar",
        "/api/%"
      })
  void anAddressThatIsNotEscapedRightIsRefusedAndNotLogged(String uri) throws IOException {
    start(Map.of());
    try (var watch = new Watch(fixture.vertx)) {
      assertThat(connect().shakeHands(uri, Map.of()).status()).isEqualTo(400);
      watch.assertSilent();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatIsTooLargeIsRefused(boolean isChunked) throws IOException {
    start(Map.of("bodyBytes", 1_000));
    var greedy = connect();
    var body = "x".repeat(5_000);
    greedy.send(
        ascii(
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n"
                + (isChunked
                    ? "Transfer-Encoding: chunked\r\n\r\n1388\r\n" + body + "\r\n0\r\n\r\n"
                    : "Content-Length: 5000\r\n\r\n" + body)));
    assertThat(greedy.readHead()).startsWith("HTTP/1.1 413");
  }

  // Frames that are no messages.

  @Test
  void fragmentsThatNeverEndAreHeldUpToTheLimit() throws IOException {
    start(Map.of());
    var greedy = socket(1);
    greedy.send(new RawFrame(TEXT, new byte[1_000]));
    for (int i = 0; i < 200; i++) {
      greedy.send(new RawFrame(CONTINUATION, new byte[16_000]));
    }
    greedy.send(new RawFrame(FIN | CONTINUATION, new byte[0]));
    assertThat(greedy.next(TEXT).text()).contains("BAD_MESSAGE");
    greedy.send(RawFrame.text("{\"type\":\"ping\"}"));
    assertThat(greedy.next(TEXT).text()).contains("pong");
  }

  @ParameterizedTest
  @ValueSource(ints = {CONTINUATION, 9, 10})
  void aFloodOfFramesThatAreNoMessagesEndsTheSocket(int opcode) throws IOException {
    start(Map.of());
    var greedy = socket(1);
    greedy.send(new RawFrame(TEXT, new byte[0]));
    int first = opcode == CONTINUATION ? CONTINUATION : FIN | opcode;
    var flood = IntStream.range(0, 3_000).mapToObj(i -> new RawFrame(first, new byte[1])).toList();
    greedy.send(RawFrame.masked(flood));
    assertThat(greedy.closeCode()).isEqualTo(4429);
  }

  @Test
  void compressionIsDeclinedWhereItIsNotConfigured() throws IOException {
    start(Map.of());
    var asking = connect();
    asking.shakeHands(
        Parlour.SERVICE.door() + "?token=" + fixture.token(1, "ann"),
        Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
    assertThat(asking.status()).isEqualTo(101);
    assertThat(asking.head().toLowerCase(java.util.Locale.ROOT)).doesNotContain("extensions");
  }

  @Test
  void compressedMessagesAreTakenWhereThatIsConfigured() throws IOException {
    startCompressed();
    var ann = compressed();
    for (int i = 0; i < 3; i++) {
      ann.send(deflated("{\"type\":\"ping\",\"ts\":5}"));
      assertThat(ann.next().first() & 0x40).isEqualTo(0x40);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 1_000_000, 50_000_000})
  void aCompressionBombIsNotInflated(int size) throws IOException {
    startCompressed();
    var bomb = compressed();
    var neighbour = fixture.connect(2);
    bomb.send(deflated("{\"type\":\"" + "x".repeat(size) + "\"}"));
    assertThat(bomb.closeCode()).isEqualTo(1009);
    assertThat(neighbour.untilPong()).isEmpty();
  }

  // Users and their sockets.

  @Test
  void ofManySocketsOfAUserOpenedAtOnceEightStay() {
    start(Map.of());
    var token = fixture.token(1, "ann");
    var opening =
        IntStream.range(0, 20)
            .mapToObj(i -> fixture.tryOpen(0, "?token=" + token, Map.of()))
            .toList();
    var sockets = opening.stream().map(GatewayFixture::await).toList();
    while (sockets.stream().filter(TestSocket::isOpen).count() > 8) {
      fixture.get("/health/live");
    }
    var codes = sockets.stream().filter(each -> !each.isOpen()).map(TestSocket::closeCode);
    assertThat(codes).hasSize(12).containsOnly(4409);
    sockets.stream()
        .filter(TestSocket::isOpen)
        .forEach(each -> assertThat(each.untilPong()).isEmpty());
  }

  @Test
  void aSlowReaderIsClosedOnceTooMuchWaitsForIt() throws IOException {
    start(Map.of("unsentConflateBytes", 100_000, "unsentCloseBytes", 200_000));
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    var slow = socket(2, 4_096);
    slow.send(
        RawFrame.text("{\"type\":\"subscribe\",\"channel\":\"" + Parlour.channel("Tea") + "\"}"));
    assertThat(slow.next(TEXT).text()).contains("subscribed");
    var text = "x".repeat(10_000);
    while (fixture.store.online("gateway0").contains(2L)) {
      fixture.writer.say("Tea", text);
      ann.next("said");
    }
    assertThat(ann.untilPong()).isEmpty();
    // What the line still had, and then no more: neither an endless stream nor a hanging line.
    assertThat(slow.closeCode()).isIn(4413, RawSocket.CUT);
  }

  private void startCompressed() {
    fixture.http = new HttpConfig("127.0.0.1", 0, null, null, List.of(), List.of(), true, 2);
    start(Map.of());
  }

  private RawSocket compressed() throws IOException {
    var socket = connect();
    socket.shakeHands(
        Parlour.SERVICE.door() + "?token=" + fixture.token(1, "ann"),
        Map.of("Sec-WebSocket-Extensions", "permessage-deflate"));
    assertThat(socket.head()).contains("permessage-deflate");
    return socket;
  }

  private static RawFrame deflated(String text) {
    var deflater = new java.util.zip.Deflater(9, true);
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    var bytes = new byte[text.length() + 100];
    int length = deflater.deflate(bytes, 0, bytes.length, java.util.zip.Deflater.SYNC_FLUSH);
    deflater.end();
    // RFC 7692, 7.2.1: without the four bytes of the flush.
    return new RawFrame(FIN | 0x40 | TEXT, java.util.Arrays.copyOf(bytes, length - 4));
  }

  private void start(Map<String, Integer> changes) {
    fixture.limits = fixture.limits.with(changes);
    fixture.start();
  }

  private RawSocket connect() {
    return connect(0);
  }

  private RawSocket connect(int receiveBytes) {
    try {
      var socket = new RawSocket(fixture.gateway(0).port(), receiveBytes);
      opened.add(socket);
      return socket;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private RawSocket socket(long user) throws IOException {
    return socket(user, 0);
  }

  private RawSocket socket(long user, int receiveBytes) throws IOException {
    var uri = Parlour.SERVICE.door() + "?token=" + fixture.token(user, "user" + user);
    return connect(receiveBytes).shakeHands(uri, Map.of());
  }

  private static boolean trySend(RawSocket socket, String text) {
    try {
      socket.send(ascii(text));
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
