package dev.paddock.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.History.Write;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.documents.InvalidDocument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteBatchTest {
  private final List<String> updates = new ArrayList<>();
  private final WriteBatch batch = new WriteBatch("log");

  @Test
  void writesOfOneDocumentAreOneUpdateAndTheLaterWins() {
    batch.add("e1", new Write("c", "a", Map.of("x", 1, "y", 1)));
    batch.add("e2", new Write("c", "a", Map.of("y", 2)));
    batch.add("e3", new Write("c", "b", Map.of("x", 3)));
    batch.apply(documents(null));
    assertThat(updates).hasSize(2);
    assertThat(updates.getFirst())
        .contains("\"x\":1")
        .contains("\"y\":2")
        .contains("\"source.event\":\"e2\"");
  }

  @Test
  void aFieldInsideAnotherIsWrittenAfterIt() {
    batch.add("e1", new Write("c", "a", Map.of("moves", Map.of())));
    batch.add("e2", new Write("c", "a", Map.of("moves.1", "m")));
    batch.add("e3", new Write("c", "a", Map.of("moves.2", "n", "movesTotal", 2)));
    batch.apply(documents(null));
    assertThat(updates).hasSize(2);
    assertThat(updates.get(1)).contains("moves.1").contains("moves.2");
  }

  @Test
  void aFieldCanBeSetToNull() {
    var set = new HashMap<String, Object>();
    set.put("winner_id", null);
    batch.add("e1", new Write("c", "a", set));
    batch.apply(documents(null));
    assertThat(updates.getFirst()).contains("\"winner_id\":null");
  }

  @Test
  void aWriteThatCanNeverBeTakenIsLeftOut() {
    batch.add("e1", new Write("c", "a", Map.of("x", 1)));
    var cause = new IllegalStateException("too large");
    assertThat(batch.apply(documents(new InvalidDocument("too large", cause))).succeeded())
        .isTrue();
    assertThat(batch.apply(documents(cause)).failed()).isTrue();
  }

  /** Documents that note each update, and fail it where there is a failure. */
  private Documents documents(Throwable failure) {
    return (Documents)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Documents.class},
            (proxy, method, arguments) -> {
              updates.add(((JsonObject) arguments[2]).encode());
              return failure == null
                  ? Future.succeededFuture(new JsonObject())
                  : Future.failedFuture(failure);
            });
  }
}
