package dev.paddock.engine.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoublingTest {
  private final Doubling pause = new Doubling(Duration.ofMillis(50), Duration.ofMillis(300));

  @Test
  void itDoublesUpToItsLimit() {
    assertThat(pauses(5)).containsExactly(50L, 100L, 200L, 300L, 300L);
  }

  @Test
  void afterASuccessItBeginsAnew() {
    pauses(4);
    pause.reset();
    assertThat(pauses(2)).containsExactly(50L, 100L);
  }

  private List<Long> pauses(int count) {
    return Stream.generate(pause::next).limit(count).map(Duration::toMillis).toList();
  }
}
