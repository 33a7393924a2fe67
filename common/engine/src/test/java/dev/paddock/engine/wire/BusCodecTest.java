package dev.paddock.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BusCodecTest {
  private final BusCodec codec = new BusCodec();

  static Stream<BusMessage> messages() {
    var told =
        new BusMessage.Told(
            "room:a", "e", 7, new byte[] {1, 2}, Map.of(1L << 52, new byte[] {3}, 2L, new byte[0]));
    var refusal =
        new BusMessage.Answer(
            "s",
            "c",
            "r",
            "a",
            "room:a",
            "e",
            0,
            Reason.NOT_YOUR_TURN,
            "ä",
            new byte[] {9},
            List.of());
    var ack =
        new BusMessage.Answer(
            "s",
            "c",
            null,
            "a",
            "room:a",
            "e",
            12,
            null,
            "",
            new byte[0],
            List.of(new byte[] {1}, new byte[300]));
    var interest = new BusMessage.ChannelInterest("room:a", true, List.of(1L, 5L), List.of());
    return Stream.of(
        new BusMessage.Parcel(
            "games", 11, 1L << 40, 3, List.of(told, new BusMessage.Gone("x", 0), refusal, ack)),
        new BusMessage.Parcel("games", 0, -1, 0, List.of()),
        new BusMessage.Owner("games", 3, 5, "n1"),
        new BusMessage.WantInterest("games", 3, 5, "n1"),
        new BusMessage.Interest("games", 3, "g", 99, true, List.of(interest)),
        new BusMessage.Digest("games", 3, "g", -123456789L, true),
        new BusMessage.Frame(
            "races", 3, 5, "race:a", 900, new byte[400], new byte[] {1, -1}, new byte[] {7}),
        new BusMessage.Input("races", 3, "g", "s", "a", 1L << 52, new byte[] {1, 2}),
        new BusMessage.Replaced("socket_0_a"),
        new BusMessage.Heads(
            "games",
            3,
            5,
            99,
            List.of(
                new BusMessage.ChannelHead("room:a", new Head("e", 4)),
                new BusMessage.ChannelHead("room:b", null))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageComesBackAsItWas(BusMessage message) {
    assertThat(codec.decode(codec.encode(message))).usingRecursiveComparison().isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageThatIsCutOffIsRefused(BusMessage message) {
    var bytes = codec.encode(message);
    for (int length = 0; length < bytes.length; length++) {
      var cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bytesBehindAMessageAreRefused() {
    var bytes = codec.encode(new BusMessage.Owner("games", 3, 5, "n1"));
    var longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> codec.decode(longer)).hasMessageContaining("too many");
  }

  @Test
  void anotherVersionIsRefused() {
    var bytes = codec.encode(new BusMessage.Owner("games", 3, 5, "n1"));
    bytes[0] = 77;
    assertThatThrownBy(() -> codec.decode(bytes)).hasMessageContaining("version 77");
  }
}
