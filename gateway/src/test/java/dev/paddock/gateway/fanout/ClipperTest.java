package dev.paddock.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of any length, cut into packets of any size, come out whole or clipped. */
class ClipperTest {
  private static final int MOST = 1_000;
  private static final List<Integer> LENGTHS =
      List.of(0, 1, 125, 126, 127, 999, 1_000, 1_001, 5_000, 65_535, 65_536, 200_000, 3);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 13, 14, 100, 4_096, 1_000_000})
  void lengthsAreKeptUpToTheLimit(int packet) {
    var expected = LENGTHS.stream().map(length -> Math.min(length, MOST)).toList();
    assertThat(through(encoded(LENGTHS), packet)).isEqualTo(expected);
  }

  @Test
  void whatIsLetThroughIsTheBeginning() {
    var channel = channel();
    channel.writeInbound(encoded(List.of(2_000)));
    WebSocketFrame frame = channel.readInbound();
    assertThat(((TextWebSocketFrame) frame).text()).isEqualTo("x".repeat(MOST));
    frame.release();
    assertThat(channel.finish()).isFalse();
  }

  @Test
  void whoDoesNotReadIsOwedNoPongs() {
    var channel = channel();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
    channel.writeInbound(masked(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[125]))));
    channel.writeInbound(encoded(List.of(3)));
    WebSocketFrame frame = channel.readInbound();
    assertThat(frame).isInstanceOf(TextWebSocketFrame.class);
    frame.release();
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    channel.writeInbound(masked(new PingWebSocketFrame(Unpooled.wrappedBuffer(new byte[125]))));
    WebSocketFrame ping = channel.readInbound();
    assertThat(ping).isInstanceOf(PingWebSocketFrame.class);
    ping.release();
    channel.finish();
  }

  @Test
  void framesThatAreNoMessagesAreCountedBySecond() {
    var extras = new Extras();
    for (int i = 0; i < Extras.BURST; i++) {
      assertThat(extras.admits(5)).isTrue();
    }
    assertThat(extras.admits(5)).isFalse();
    assertThat(extras.admits(5 + 11_000_000)).isTrue();
    assertThat(extras.admits(5 + 11_000_000)).isFalse();
  }

  private static ByteBuf masked(WebSocketFrame frame) {
    var client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
    client.writeOutbound(frame);
    var bytes = Unpooled.buffer();
    for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
      bytes.writeBytes(part);
      part.release();
    }
    return bytes;
  }

  private static List<Integer> through(ByteBuf bytes, int packet) {
    var channel = channel();
    while (bytes.isReadable()) {
      channel.writeInbound(bytes.readBytes(Math.min(packet, bytes.readableBytes())));
    }
    bytes.release();
    var lengths = new ArrayList<Integer>();
    for (WebSocketFrame frame = channel.readInbound();
        frame != null;
        frame = channel.readInbound()) {
      lengths.add(frame.content().readableBytes());
      frame.release();
    }
    channel.finish();
    return lengths;
  }

  private static EmbeddedChannel channel() {
    return new EmbeddedChannel(
        new Clipper(MOST), new WebSocket13FrameDecoder(true, false, 1 << 20));
  }

  /** As a client sends them, masked. */
  private static ByteBuf encoded(List<Integer> lengths) {
    var client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
    var bytes = Unpooled.buffer();
    for (int length : lengths) {
      client.writeOutbound(new TextWebSocketFrame("x".repeat(length)));
    }
    for (ByteBuf part = client.readOutbound(); part != null; part = client.readOutbound()) {
      bytes.writeBytes(part);
      part.release();
    }
    return bytes;
  }
}
