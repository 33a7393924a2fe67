package dev.paddock.engine.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterestTableTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aCopyMadeOfTheWholeHasTheSameDigest(long seed) {
    var random = new Random(seed);
    var table = new InterestTable();
    for (int i = 0; i < 500; i++) {
      var channel = "room:" + random.nextInt(20);
      long user = 1L + random.nextInt(30);
      switch (random.nextInt(4)) {
        case 0 -> table.listen(channel);
        case 1 -> table.attach(channel, user);
        case 2 -> table.detach(channel, user);
        default -> table.leave(channel);
      }
    }
    var copy = new InterestTable();
    copy.attach("room:old", 7);
    copy.apply(true, table.all());
    assertThat(copy.digest()).isEqualTo(table.digest());
    assertThat(copy.channels()).isEqualTo(table.channels());
  }

  @Test
  void aMissedUserChangesTheDigest() {
    var table = new InterestTable();
    table.listen("room:a");
    long before = table.digest();
    assertThat(table.attach("room:a", 1)).isTrue();
    assertThat(table.attach("room:a", 1)).isFalse();
    assertThat(table.digest()).isNotEqualTo(before);
    assertThat(table.detach("room:a", 1)).isTrue();
    assertThat(table.digest()).isEqualTo(before);
  }

  @Test
  void anEmptyTableHasDigestZero() {
    var table = new InterestTable();
    table.attach("room:a", 1);
    table.leave("room:a");
    assertThat(table.digest()).isZero();
    assertThat(table.channels()).isEmpty();
  }
}
