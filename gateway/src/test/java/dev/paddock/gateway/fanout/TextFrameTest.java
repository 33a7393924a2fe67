package dev.paddock.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames built by hand are frames; messages written by hand are JSON. */
class TextFrameTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
  void aFrameIsReadAsWhatItWasMadeOf(int length) {
    var text = "x".repeat(length);
    var frame = TextFrame.of(text.getBytes(StandardCharsets.UTF_8));
    var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));
    channel.writeInbound(frame.retain().give());
    TextWebSocketFrame read = channel.readInbound();
    assertThat(read.text()).isEqualTo(text);
    assertThat(frame.toString()).isEqualTo(text);
    read.release();
    var last = frame.give();
    assertThat(last.refCnt()).isEqualTo(1);
    last.release();
  }

  @Test
  void aTextIsQuotedAsJsonWants() {
    var text = "\"quoted\" \\ \u0000 \n \t é 漢 \ud83d\ude00 </script>";
    var error = parsed(Messages.error(Reason.INVALID_FIELD, text, "s", "r", "{\"a\":1}", 5));
    assertThat(error.getString("message")).isEqualTo(text);
    assertThat(error.getJsonObject("details").getInteger("a")).isEqualTo(1);
    assertThat(error.getLong("retry_after_ms")).isEqualTo(5);
  }

  @Test
  void whatIsNotThereIsLeftOut() {
    var error = parsed(Messages.error(Reason.INTERNAL, "m", "s", null, null, 0));
    assertThat(error.fieldNames()).containsExactly("type", "code", "message", "socket_id");
  }

  @Test
  void aPongEchoesAnyNumber() {
    var pong = parsed(Messages.pong(Instant.EPOCH, 12.5, null, null));
    assertThat(pong.getDouble("ts")).isEqualTo(12.5);
    assertThat(pong.getString("timestamp")).isEqualTo("1970-01-01T00:00:00.000Z");
  }

  private static JsonObject parsed(byte[] json) {
    return new JsonObject(Buffer.buffer(json));
  }
}
