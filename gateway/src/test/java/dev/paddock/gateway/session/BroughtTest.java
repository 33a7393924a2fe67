package dev.paddock.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BroughtTest {
  @Test
  void aFieldIsAddedBehindAllOthers() {
    assertThat(with("{\"type\":\"join\"}", "{\"cars\":[]}"))
        .isEqualTo("{\"type\":\"join\",\"own\":{\"cars\":[]}}");
    assertThat(with("{\"a\":{\"b\":1} } \n", "1")).isEqualTo("{\"a\":{\"b\":1} ,\"own\":1}");
  }

  @Test
  void whatIsNotThereIsNull() {
    assertThat(with("{\"type\":\"join\"}", null)).isEqualTo("{\"type\":\"join\",\"own\":null}");
  }

  private static String with(String object, String value) {
    var bytes = value == null ? null : value.getBytes(UTF_8);
    return new String(Brought.with(object.getBytes(UTF_8), "own", bytes), UTF_8);
  }
}
