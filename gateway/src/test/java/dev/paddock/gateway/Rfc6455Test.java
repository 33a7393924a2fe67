package dev.paddock.gateway;

import static dev.paddock.testkit.fuzz.RawFrame.BINARY;
import static dev.paddock.testkit.fuzz.RawFrame.CLOSE;
import static dev.paddock.testkit.fuzz.RawFrame.CONTINUATION;
import static dev.paddock.testkit.fuzz.RawFrame.FIN;
import static dev.paddock.testkit.fuzz.RawFrame.PING;
import static dev.paddock.testkit.fuzz.RawFrame.PONG;
import static dev.paddock.testkit.fuzz.RawFrame.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.testkit.fuzz.RawFrame;
import dev.paddock.testkit.fuzz.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The corners of RFC 6455, byte by byte. What breaks its rules ends the socket with 1002; what only
 * is no message of ours (binary, not UTF-8) gets an error, as the protocol says.
 */
class Rfc6455Test {
  private static final GatewayFixture FIXTURE = new GatewayFixture();
  private static final String PING_TEXT = "{\"type\":\"ping\",\"ts\":5}";
  private static final int MOST = GatewayLimits.DEFAULT.frameBytes();

  private RawSocket socket;

  @BeforeAll
  static void start() {
    FIXTURE.start();
  }

  @AfterAll
  static void stop() {
    FIXTURE.close();
  }

  @BeforeEach
  void open() {
    socket = FIXTURE.raw("?token=" + FIXTURE.token(1, "ann"), Map.of());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  static Stream<Arguments> violations() {
    return Stream.of(
            reserved(),
            opcodes(),
            controls(),
            fragments(),
            lengths(),
            Stream.of(
                row("a frame without a mask", RawFrame.text(PING_TEXT).unmasked()),
                row("a close frame of one byte", frame(FIN | CLOSE, 1))))
        .flatMap(rows -> rows);
  }

  private static Stream<Arguments> reserved() {
    return Stream.of(0x40, 0x20, 0x10, 0x70)
        .flatMap(
            bits ->
                Stream.of(TEXT, BINARY, PING)
                    .map(
                        opcode ->
                            row("bits " + bits + " on " + opcode, frame(FIN | bits | opcode, 3))));
  }

  private static Stream<Arguments> opcodes() {
    return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
        .mapToObj(opcode -> row("opcode " + opcode, frame(FIN | opcode, 3)));
  }

  private static Stream<Arguments> controls() {
    return IntStream.of(CLOSE, PING, PONG)
        .boxed()
        .flatMap(
            opcode ->
                Stream.of(
                    row("126 bytes of control " + opcode, frame(FIN | opcode, 126)),
                    row("20,000 bytes of control " + opcode, frame(FIN | opcode, 20_000)),
                    row("control " + opcode + " in fragments", frame(opcode, 3)),
                    row(
                        "a long length of control " + opcode,
                        new RawFrame(FIN | opcode, new byte[3]).masked(2, 3))));
  }

  private static Stream<Arguments> fragments() {
    return Stream.of(
        row("a continuation of nothing", frame(FIN | CONTINUATION, 3)),
        row("an open continuation of nothing", frame(CONTINUATION, 3)),
        row("a text within a text", frame(TEXT, 3), frame(FIN | TEXT, 3)),
        row("a binary within a text", frame(TEXT, 3), frame(FIN | BINARY, 3)),
        row("a text within a binary", frame(BINARY, 3), frame(TEXT, 3)),
        row(
            "a continuation after the end",
            frame(TEXT, 1),
            frame(FIN | CONTINUATION, 1),
            frame(FIN | CONTINUATION, 1)));
  }

  private static Stream<Arguments> lengths() {
    var text = RawFrame.text(PING_TEXT);
    return Stream.of(
        row("22 bytes in a length of two", text.masked(2, text.payload().length)),
        row("22 bytes in a length of eight", text.masked(8, text.payload().length)),
        row(
            "300 bytes in a length of eight",
            new RawFrame(FIN | TEXT, new byte[300]).masked(8, 300)),
        row("a length below zero", text.masked(8, Long.MIN_VALUE)),
        row("a length of minus one", text.masked(8, -1)));
  }

  private static byte[] frame(int first, int length) {
    return new RawFrame(first, new byte[length]).masked();
  }

  private static Arguments row(String name, byte[]... parts) {
    var all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return Arguments.of(name, all.toByteArray());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("violations")
  void whatBreaksTheRulesEndsTheSocket(String name, byte[] bytes) throws IOException {
    socket.send(bytes);
    assertThat(socket.closeCode()).isEqualTo(1002);
    assertThat(socket.isClosedByServer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 124, 125})
  void aPingIsAnsweredWithItsPayload(int length) throws IOException {
    var payload = new byte[length];
    IntStream.range(0, length).forEach(i -> payload[i] = (byte) (255 - i));
    socket.send(RawFrame.ping(payload));
    assertThat(socket.next(PONG).payload()).isEqualTo(payload);
  }

  @Test
  void manyPingsAreAnsweredInTheirOrder() throws IOException {
    socket.send(IntStream.range(0, 10).mapToObj(Rfc6455Test::numbered).toArray(RawFrame[]::new));
    for (int i = 0; i < 10; i++) {
      assertThat(socket.next(PONG).payload()).containsExactly(i);
    }
  }

  private static RawFrame numbered(int number) {
    return RawFrame.ping(new byte[] {(byte) number});
  }

  @Test
  void aPongNobodyAskedForIsNothing() throws IOException {
    socket.send(new RawFrame(FIN | PONG, new byte[] {1}), RawFrame.text(PING_TEXT));
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @Test
  void aPingBetweenFragmentsIsAnsweredAtOnceAndTheMessageIsWhole() throws IOException {
    socket.send(part(TEXT, "{\"type\":"), RawFrame.ping(new byte[] {7}));
    assertThat(socket.next().opcode()).isEqualTo(PONG);
    socket.send(part(CONTINUATION, "\"ping\","), RawFrame.ping(new byte[] {8}));
    assertThat(socket.next().opcode()).isEqualTo(PONG);
    socket.send(part(FIN | CONTINUATION, "\"ts\":5}"));
    assertThat(socket.next(TEXT).text()).contains("\"ts\":5");
  }

  @Test
  void emptyFragmentsAreTaken() throws IOException {
    socket.send(
        part(TEXT, ""),
        part(CONTINUATION, ""),
        part(CONTINUATION, PING_TEXT),
        part(CONTINUATION, ""),
        part(FIN | CONTINUATION, ""));
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @Test
  void aFrameMayComeByteByByte() throws IOException {
    for (byte each : RawFrame.text(PING_TEXT).masked()) {
      socket.send(new byte[] {each});
    }
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @Test
  void manyFramesMayComeAtOnce() throws IOException {
    socket.send(Stream.generate(() -> RawFrame.text(PING_TEXT)).limit(50).toArray(RawFrame[]::new));
    for (int i = 0; i < 50; i++) {
      assertThat(socket.next(TEXT).text()).contains("\"pong\"");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {124, 125, 126, 127, 128, 16_383, 16_384})
  void everyLengthUpToTheLimitIsTaken(int length) throws IOException {
    socket.send(RawFrame.text(padded(length)));
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {16_385, 65_535, 65_536, 70_000})
  void aLongerOneIsRefusedAndTheSocketGoesOn(int length) throws IOException {
    assertThat(length).isGreaterThan(MOST);
    socket.send(RawFrame.text(padded(length)), RawFrame.text(PING_TEXT));
    assertThat(socket.next(TEXT).text()).contains("\"BAD_MESSAGE\"");
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  private static String padded(int length) {
    return PING_TEXT + " ".repeat(length - PING_TEXT.length());
  }

  @Test
  void aCharacterMayBeSplitOverFragments() throws IOException {
    var bytes = "{\"type\":\"ping\",\"x\":\"🎲ä\"}".getBytes(StandardCharsets.UTF_8);
    var parts = new RawFrame[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      int opcode = i == 0 ? TEXT : CONTINUATION;
      int fin = i == bytes.length - 1 ? FIN : 0;
      parts[i] = new RawFrame(fin | opcode, new byte[] {bytes[i]});
    }
    socket.send(parts);
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c0af", "eda080", "f4908080", "c3", "e282", "f0288cbc", "80"})
  void whatIsNotUtf8IsNoMessage(String hex) throws IOException {
    var text = new ByteArrayOutputStream();
    text.writeBytes("{\"type\":\"ping\",\"x\":\"".getBytes(StandardCharsets.UTF_8));
    text.writeBytes(java.util.HexFormat.of().parseHex(hex));
    text.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    socket.send(new RawFrame(FIN | TEXT, text.toByteArray()), RawFrame.text(PING_TEXT));
    assertThat(socket.next(TEXT).text()).contains("\"BAD_MESSAGE\"");
    assertThat(socket.next(TEXT).text()).contains("\"pong\"");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
  void aCloseIsAnsweredWithItsCode(int code) throws IOException {
    socket.send(RawFrame.close(code, "bye".getBytes(StandardCharsets.UTF_8)));
    assertThat(socket.next(CLOSE).code()).isEqualTo(code);
    assertThat(socket.isClosedByServer()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65_535})
  void aCloseWithACodeThatIsNoneIsAnsweredWith1002(int code) throws IOException {
    socket.send(RawFrame.close(code, new byte[0]));
    assertThat(socket.closeCode()).isEqualTo(1002);
    assertThat(socket.isClosedByServer()).isTrue();
  }

  @Test
  void aCloseWithoutACodeIsAnswered() throws IOException {
    socket.send(new RawFrame(FIN | CLOSE, new byte[0]));
    assertThat(socket.next(CLOSE).code()).isIn(1000, 1005);
    assertThat(socket.isClosedByServer()).isTrue();
  }

  @Test
  void theLongestReasonOfACloseIsTaken() throws IOException {
    socket.send(RawFrame.close(1000, "x".repeat(123).getBytes(StandardCharsets.UTF_8)));
    assertThat(socket.closeCode()).isEqualTo(1000);
  }

  @Test
  void aReasonThatIsNotUtf8IsRefused() throws IOException {
    socket.send(RawFrame.close(1000, new byte[] {(byte) 0xc3, 0x28}));
    assertThat(socket.closeCode()).isIn(1002, 1007);
  }

  @Test
  void nothingIsAnsweredAfterAClose() throws IOException {
    socket.send(RawFrame.close(1000, new byte[0]), RawFrame.text(PING_TEXT), numbered(1));
    assertThat(socket.next().opcode()).isEqualTo(CLOSE);
    assertThat(socket.isClosedByServer()).isTrue();
  }

  private static RawFrame part(int first, String text) {
    return new RawFrame(first, text.getBytes(StandardCharsets.UTF_8));
  }
}
