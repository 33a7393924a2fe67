package dev.paddock.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
  private record Named(String name) {}

  private final WireCodec wire = new WireCodec();

  @Test
  void oneValueAfterTheOtherHasNothingBetween() {
    for (int i = 0; i < 3; i++) {
      assertThat(text(wire.json(new Named("a" + i)))).isEqualTo("{\"name\":\"a" + i + "\"}");
      assertThat(text(wire.json(i))).isEqualTo("" + i);
    }
  }

  @Test
  void aValueInsideOfAValueIsWrittenByItself() {
    var bytes =
        wire.written(
            out -> {
              out.writeStartArray();
              out.writeRawValue(new RawJson(wire.json(new Named("inner"))));
              out.writeNumber(2);
              out.writeEndArray();
            });
    assertThat(text(bytes)).isEqualTo("[{\"name\":\"inner\"},2]");
  }

  @Test
  void oneThatFailedInTheMiddleLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                wire.written(
                    out -> {
                      out.writeStartObject();
                      throw new IllegalStateException("planted");
                    }))
        .hasMessage("planted");
    assertThat(text(wire.json(List.of(1)))).isEqualTo("[1]");
  }

  @Test
  void largeValuesAndWhatFollowsAreWhole() {
    var large = "ä".repeat(JsonBytes.KEPT_BYTES);
    assertThat(text(wire.json(large))).isEqualTo('"' + large + '"');
    assertThat(text(wire.json(Map.of("k", 1)))).isEqualTo("{\"k\":1}");
  }

  @Test
  void largeRawValuesAreCopiedWhole() {
    var large = wire.json("x".repeat(20_000));
    assertThat(wire.written(out -> out.writeRawValue(new RawJson(large)))).isEqualTo(large);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
