package dev.paddock.engine.replay;

import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaTopic;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.redis.RedisChannelStore;
import dev.paddock.engine.replay.Request.Store;
import dev.paddock.engine.room.Kinds;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares a log with the stores made from it. Where rooms are being played a store is a little
 * behind or ahead of what was read, so that what differs is looked at again.
 */
final class Comparison {
  private static final int LOOKS = 4;
  private static final Duration PAUSE = Duration.ofMillis(700);

  private final Request request;
  private final Kinds kinds;
  private final @Nullable RedisChannelStore redis;
  private final @Nullable MongoDocuments mongo;
  private final Progress progress;

  Comparison(Request request, Kinds kinds, Replay.Servers servers, Vertx vertx, Progress progress) {
    this.request = request;
    this.kinds = kinds;
    this.progress = progress;
    redis =
        request.diffs().contains(Store.REDIS)
            ? new RedisChannelStore(vertx, Objects.requireNonNull(servers.redis()))
            : null;
    mongo =
        request.diffs().contains(Store.MONGO)
            ? new MongoDocuments(vertx, Objects.requireNonNull(servers.mongo()))
            : null;
  }

  /** Of a journal. */
  List<Difference> ofJournal(KafkaClients clients, List<Range> ranges) {
    try (var folding = Folding.of(kinds, clients, request.topic(), ranges, progress)) {
      return settled(
          () -> {
            folding.advance();
            var found = new ArrayList<>(views(folding));
            found.addAll(histories(folding.documents(), folding.isWhole()));
            return found;
          });
    }
  }

  /** Of public events. */
  List<Difference> ofEvents(KafkaTopic topic, List<Range> ranges) {
    var documents = new FoldedDocuments(JournalFold.histories(kinds));
    var fold = new EventsFold(request.topic(), topic, ranges, documents, progress);
    return settled(
        () -> {
          fold.advance();
          return histories(documents, fold.isWhole());
        });
  }

  /** Ends the connections. */
  void close() {
    if (redis != null) {
      Waiting.on(redis.close());
    }
    if (mongo != null) {
      Waiting.on(mongo.close());
    }
  }

  private List<Difference> settled(Supplier<List<Difference>> look) {
    var found = look.get();
    for (int looks = 1; looks < LOOKS && !found.isEmpty(); looks++) {
      Waiting.until(System.nanoTime() + PAUSE.toNanos());
      found = look.get();
    }
    return found;
  }

  private List<Difference> views(Folding folding) {
    if (redis == null) {
      return List.of();
    }
    boolean everywhere = request.partitions().isEmpty();
    return new RedisDiff(redis, kinds.service()).of(folding.folds(), request.room(), everywhere);
  }

  private List<Difference> histories(FoldedDocuments documents, boolean whole) {
    return mongo == null ? List.of() : new MongoDiff(mongo, whole).of(documents, request.room());
  }
}
