package dev.paddock.engine.journal;

import static dev.paddock.engine.journal.ReaderRule.Verdict.CLAIMED;
import static dev.paddock.engine.journal.ReaderRule.Verdict.COUNTS;
import static dev.paddock.engine.journal.ReaderRule.Verdict.RELEASED;
import static dev.paddock.engine.journal.ReaderRule.Verdict.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.journal.RecordHead.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReaderRuleTest {
  private final ReaderRule rule = new ReaderRule(Mark.start("t"));
  private long offset;

  @Test
  void nothingCountsBeforeTheFirstClaim() {
    assertThat(read(Type.DECISION, 0, 1)).isEqualTo(SKIPPED);
  }

  @Test
  void decisionsOfTheClaimInForceCountInOrder() {
    assertThat(read(Type.CLAIM, 99, 0)).isEqualTo(CLAIMED);
    assertThat(read(Type.DECISION, 0, 1)).isEqualTo(COUNTS);
    assertThat(read(Type.BEAT, 0, 0)).isEqualTo(SKIPPED);
    assertThat(read(Type.REFUSALS, 0, 2)).isEqualTo(COUNTS);
    assertThat(read(Type.FAILED, 0, 3)).isEqualTo(COUNTS);
  }

  @Test
  void aFencedWritersRecordsNeverHappened() {
    read(Type.CLAIM, 1, 0);
    read(Type.DECISION, 0, 1);
    read(Type.CLAIM, 2, 0);
    assertThat(read(Type.DECISION, 0, 2)).isEqualTo(SKIPPED);
    assertThat(read(Type.DECISION, 2, 1)).isEqualTo(COUNTS);
    assertThat(rule.skipped()).isEqualTo(1);
  }

  @Test
  void aDuplicateIsSkippedAndTheClaimStaysOpen() {
    read(Type.CLAIM, 1, 0);
    read(Type.DECISION, 0, 1);
    assertThat(read(Type.DECISION, 0, 1)).isEqualTo(SKIPPED);
    assertThat(read(Type.DECISION, 0, 2)).isEqualTo(COUNTS);
  }

  @Test
  void behindAHoleEverythingOfTheClaimIsVoid() {
    read(Type.CLAIM, 1, 0);
    read(Type.DECISION, 0, 1);
    assertThat(read(Type.DECISION, 0, 3)).isEqualTo(SKIPPED);
    assertThat(read(Type.DECISION, 0, 2)).isEqualTo(SKIPPED);
    assertThat(rule.mark().open()).isFalse();
  }

  @Test
  void afterReleasedOnlyANewClaimCounts() {
    read(Type.CLAIM, 1, 0);
    assertThat(read(Type.RELEASED, 0, 1)).isEqualTo(RELEASED);
    assertThat(read(Type.DECISION, 0, 2)).isEqualTo(SKIPPED);
    assertThat(read(Type.CLAIM, 2, 0)).isEqualTo(CLAIMED);
    assertThat(read(Type.DECISION, 3, 1)).isEqualTo(COUNTS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReaderThatRestartsFromItsMarkSeesWhatOneFromTheStartSees(long seed) {
    var random = new Random(seed);
    var log = randomLog(random);
    assertThat(counted(log, random, true)).isEqualTo(counted(log, random, false));
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static List<Integer> counted(List<RecordHead> log, Random random, boolean restarts) {
    var reader = new ReaderRule(Mark.start("t"));
    var counted = new ArrayList<Integer>();
    for (int at = 0; at < log.size(); at++) {
      if (restarts && random.nextInt(4) == 0) {
        reader = new ReaderRule(reader.mark());
      }
      if (reader.read(at, log.get(at)) == COUNTS) {
        counted.add(at);
      }
    }
    return counted;
  }

  private static List<RecordHead> randomLog(Random random) {
    var log = new ArrayList<RecordHead>();
    for (int at = 0; at < 120; at++) {
      var type = Type.values()[random.nextInt(Type.values().length)];
      if (random.nextInt(3) > 0) {
        type = at % 17 == 0 ? Type.CLAIM : Type.DECISION;
      }
      long claim = Math.max(0, at - random.nextInt(30));
      log.add(new RecordHead(type, type == Type.CLAIM ? at : claim / 17 * 17, random.nextInt(5)));
    }
    return log;
  }

  private ReaderRule.Verdict read(Type type, long claim, long lane) {
    return rule.read(offset++, new RecordHead(type, claim, lane));
  }
}
