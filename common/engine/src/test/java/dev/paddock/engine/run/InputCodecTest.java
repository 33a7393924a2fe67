package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paddock.engine.journal.Mark;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InputCodecTest {
  private static final Mark MARK = new Mark("topic", 77, 12, 9, true);
  private final InputCodec codec = new InputCodec("topic");

  static List<InputRecord> records() {
    return List.of(
        new InputRecord.Begun(
            "run-1", "race", 3, Instant.ofEpochMilli(1_767_225_600_123L), bytes(1, 2), MARK),
        new InputRecord.Begun(
            "r", "k", 0, Instant.EPOCH, bytes(), new Mark("topic", 0, -1, 0, false)),
        new InputRecord.Inputs("run-1", 4_711, List.of(bytes(1, 2, 3), bytes()), -5),
        new InputRecord.Keyframe("run-1", 60, 0x8123456789abcdefL, -40, 12, MARK, bytes(9)),
        new InputRecord.Keyframe("run-1", 120, 1, 40, 0, MARK, null),
        new InputRecord.Ended("run-1", 3_000, -1, MARK));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordIsReadAsItWasWritten(InputRecord record) {
    assertThat(codec.decode(codec.encode(record))).usingRecursiveComparison().isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordThatIsCutOffIsNone(InputRecord record) {
    var whole = codec.encode(record);
    for (int length = 0; length < whole.length; length++) {
      var part = Arrays.copyOf(whole, length);
      assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(part));
    }
  }

  @Test
  void inputsOfATickTakeFewBytes() {
    var inputs = new InputRecord.Inputs("race_abcdefghijklmnop-1", 9_000, List.of(bytes(1, 2)), 1);
    assertThat(codec.encode(inputs)).hasSizeLessThan(40);
  }

  @Test
  void theChainDiffersForAnotherTickAnotherInputAndAnotherPast() {
    int chain = InputChain.next(InputChain.START, 5, List.of(bytes(1, 2)));
    assertThat(chain)
        .isNotEqualTo(InputChain.next(InputChain.START, 6, List.of(bytes(1, 2))))
        .isNotEqualTo(InputChain.next(InputChain.START, 5, List.of(bytes(1), bytes(2))))
        .isNotEqualTo(InputChain.next(chain, 5, List.of(bytes(1, 2))));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
