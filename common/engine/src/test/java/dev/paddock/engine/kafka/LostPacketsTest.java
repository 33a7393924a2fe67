package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostPacketsTest {
  /** Each begins with either address by chance. */
  private static final int CLIENTS = 6;

  private static final Duration SOON = Duration.ofSeconds(7);

  @Test
  void aConnectionWhosePacketsAreLostIsGivenUpSoon(@TempDir Path dir) throws Exception {
    var broker = EmbeddedKafka.start(dir, 0);
    try (broker;
        var hole = new Hole()) {
      new TopicAdmin(new KafkaClients(broker.bootstrapServers(), "maker")).ensure("lost", 1);
      var addresses = hole.address() + "," + broker.bootstrapServers();
      var found =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> partitions(addresses)))
              .toList();
      assertThat(found).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
    }
  }

  private static int partitions(String addresses) {
    try (var consumer = new KafkaClients(addresses, "test").consumer("lost")) {
      return consumer.partitionsFor(Topics.journal("lost"), SOON).size();
    }
  }

  /** A port whose queue is full: what asks for a connection there is dropped without an answer. */
  private static final class Hole implements AutoCloseable {
    private static final int WAIT_MILLIS = 200;
    private static final int MOST = 16;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    Hole() throws IOException {
      boolean isOpen = true;
      while (isOpen && waiting.size() < MOST) {
        isOpen = isTaken();
      }
    }

    String address() {
      return "127.0.0.1:" + server.getLocalPort();
    }

    private boolean isTaken() {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), WAIT_MILLIS);
        return true;
      } catch (IOException full) {
        return false;
      }
    }

    @Override
    public void close() throws IOException {
      for (var socket : waiting) {
        socket.close();
      }
      server.close();
    }
  }
}
