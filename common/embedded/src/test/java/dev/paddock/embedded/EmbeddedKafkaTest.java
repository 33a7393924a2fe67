package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir Path dir;

  @Test
  void recordsSurviveARestartOnAnotherPort() throws Exception {
    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      Clients.createTopic(kafka.bootstrapServers());
      Clients.produce(kafka.bootstrapServers(), "first");
      assertThat(Clients.consume(kafka.bootstrapServers())).containsExactly("first");
    }
    try (var kafka = EmbeddedKafka.start(dir, 0)) {
      Clients.produce(kafka.bootstrapServers(), "second");
      assertThat(Clients.consume(kafka.bootstrapServers())).containsExactly("first", "second");
    }
  }

  @Test
  void aBusyPortIsNamedWithTheVariableThatChangesIt() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(dir, busy.getLocalPort()))
          .isInstanceOf(EmbeddedException.class)
          .hasMessageContaining("Port " + busy.getLocalPort())
          .hasMessageContaining("PADDOCK_KAFKA_PORT");
    }
  }
}
