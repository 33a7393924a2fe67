package dev.paddock.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WriteQueuesTest {
  @Test
  void vertxIsBuiltAsWeKnowIt() {
    assertThat(WriteQueues.isPossible()).isTrue();
  }

  @Test
  void whatIsNoConnectionStaysAsItIs() {
    assertThatCode(() -> WriteQueues.shrink("something else")).doesNotThrowAnyException();
    assertThatCode(() -> WriteQueues.shrink(null)).doesNotThrowAnyException();
  }
}
