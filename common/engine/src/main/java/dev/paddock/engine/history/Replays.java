package dev.paddock.engine.history;

import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.run.Replay;
import dev.paddock.engine.run.RunLog;
import dev.paddock.engine.run.RunLogs;
import dev.paddock.engine.run.Verdict;
import dev.paddock.engine.run.Verification;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes documents of runs that are over: follows the inputs of the partitions owned here by the
 * reader rule, makes each run again and stores its replay with the verdict. Idempotent: what is
 * stored twice is the same.
 */
public final class Replays implements AutoCloseable {
  /** The collection of replays, by run id. */
  public static final String COLLECTION = "replays";

  /** Where the following stands, a document a partition. */
  static final String MARKS = "replay_marks";

  /** Largest replay that is stored, in bytes of JSON; of a longer run only the facts are. */
  static final int MAX_BYTES = 8 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
  private static final long PERIOD_MILLIS = 1_000;
  private static final long STORE_SECONDS = 10;

  private final Kinds kinds;
  private final Journal inputs;
  private final Documents documents;
  private final Supplier<List<Integer>> owned;
  private final WireCodec wire = new WireCodec();
  private final Map<Integer, Following> following = new HashMap<>();
  private final ScheduledExecutorService thread;

  private Replays(Kinds kinds, Journal inputs, Documents documents, Supplier<List<Integer>> owned) {
    this.kinds = kinds;
    this.inputs = inputs;
    this.documents = documents;
    this.owned = owned;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replays-" + kinds.service().name()).factory());
  }

  /**
   * Starts to follow.
   *
   * @param inputs a reader of its own
   * @param owned the partitions to follow now; may block
   */
  public static Replays start(
      Kinds kinds, Journal inputs, Documents documents, Supplier<List<Integer>> owned) {
    var replays = new Replays(kinds, inputs, documents, owned);
    var unused =
        replays.thread.scheduleWithFixedDelay(
            replays::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return replays;
  }

  @Override
  public void close() {
    thread.shutdown();
  }

  /** A partition that is followed, and the runs in it that came to their end. */
  private static final class Following {
    private final List<RunLog> over = new ArrayList<>();
    private final RunLogs logs;

    Following(Mark from) {
      logs = new RunLogs(from, over::add);
    }

    /** Where somebody else can go on. */
    Mark mark() {
      return logs.running().stream()
          .map(RunLog::first)
          .min(Comparator.comparingLong(Mark::offset))
          .orElseGet(logs::mark);
    }
  }

  private void look() {
    try {
      var now = owned.get();
      following.keySet().retainAll(now);
      now.forEach(this::follow);
    } catch (RuntimeException e) {
      LOG.warn("{}: replays are late", kinds.service().name(), e);
      following.clear();
    }
  }

  private void follow(int partition) {
    var at = following.computeIfAbsent(partition, p -> new Following(stored(p)));
    long end = inputs.end(partition);
    if (end > at.logs.mark().offset()) {
      inputs.read(partition, at.logs.mark().offset(), end, at.logs::entry);
    }
    if (!at.over.isEmpty()) {
      at.over.forEach(this::store);
      at.over.clear();
      store(partition, at.mark());
    }
  }

  private void store(RunLog log) {
    var replay = Replay.of(wire, log);
    var verdict = verdict(log);
    if (!verdict.same()) {
      LOG.error("{}: does not verify at tick {}: {}", log.room(), verdict.tick(), verdict.what());
    }
    var json = wire.json(replay);
    boolean fits = json.length <= MAX_BYTES;
    var fields =
        new JsonObject()
            .put("room_id", replay.roomId())
            .put("kind", replay.kind())
            .put("start_at", replay.startAt().toString())
            .put("simulation_version", replay.simulationVersion())
            .put("ticks", replay.ticks())
            .mergeIn(found(verdict))
            .put("too_large", !fits)
            .put("replay", fits ? new String(json, StandardCharsets.UTF_8) : null);
    upsert(COLLECTION, replay.replayId(), fields);
    upsert(Verdicts.COLLECTION, replay.replayId(), found(verdict));
  }

  private static JsonObject found(Verdict verdict) {
    return new JsonObject()
        .put(Verdicts.VERIFIED, verdict.same())
        .put("differs_at", verdict.same() ? null : (Integer) verdict.tick());
  }

  private Verdict verdict(RunLog log) {
    return Verification.of(kinds.running(log.begun().kind()), wire, log);
  }

  private Mark stored(int partition) {
    var found = await(documents.find(MARKS, new JsonObject().put("_id", id(partition))));
    return found == null || !inputs.topicId().equals(found.getString("topic_id"))
        ? Mark.start(inputs.topicId())
        : new Mark(
            inputs.topicId(),
            found.getLong("offset"),
            found.getLong("claim"),
            found.getLong("lane"),
            found.getBoolean("open"));
  }

  private void store(int partition, Mark mark) {
    upsert(
        MARKS,
        id(partition),
        new JsonObject()
            .put("topic_id", mark.topicId())
            .put("offset", mark.offset())
            .put("claim", mark.claim())
            .put("lane", mark.lane())
            .put("open", mark.open()));
  }

  private void upsert(String collection, String id, JsonObject fields) {
    var query = new JsonObject().put("_id", id);
    var unused =
        await(documents.update(collection, query, new JsonObject().put("$set", fields), true));
  }

  private String id(int partition) {
    return kinds.service().name() + ":" + partition;
  }

  private static <T extends @Nullable Object> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(STORE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("the document store does not answer", e);
    }
  }
}
