package dev.paddock.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
  @TempDir Path dir;

  @Test
  void documentsAndTheirUniquenessSurviveARestart() {
    try (var mongo = EmbeddedMongo.start(dir, 0)) {
      Clients.insert(mongo.uri(), "ann");
    }
    try (var mongo = EmbeddedMongo.start(dir, 0)) {
      assertThat(Clients.ids(mongo.uri())).containsExactly("ann");
      assertThatThrownBy(() -> Clients.insert(mongo.uri(), "ann"))
          .isInstanceOf(MongoWriteException.class);
    }
  }

  @Test
  void whatWasAnsweredIsInTheFileAlready(@TempDir Path copy) throws Exception {
    try (var mongo = EmbeddedMongo.start(dir, 0)) {
      Clients.insert(mongo.uri(), "ann");
      Files.copy(dir.resolve("documents.mv"), copy.resolve("documents.mv"));
    }
    try (var killed = EmbeddedMongo.start(copy, 0)) {
      assertThat(Clients.ids(killed.uri())).containsExactly("ann");
    }
  }

  @Test
  void aBusyPortIsNamedAndLeavesTheStoreFree() throws Exception {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedMongo.start(dir, busy.getLocalPort()))
          .hasMessageContaining("PADDOCK_MONGO_PORT");
    }
    EmbeddedMongo.start(dir, 0).close();
  }
}
