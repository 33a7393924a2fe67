package dev.paddock.engine.history;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether the replay of a run verifies, once {@link Replays} has made it again. */
public final class Verdicts {
  /** The collection of verdicts, by run id: small, and written after the replay. */
  public static final String COLLECTION = "verdicts";

  /** Whether a run that was made again was the same. */
  public static final String VERIFIED = "verified";

  /** Between two looks. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** How long one question waits; whoever asks again goes on waiting. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** How long a run without a verdict is waited for while the documents can be read. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

  private final Vertx vertx;
  private final Documents documents;
  private final LongSupplier nanos;
  private @Nullable String missing;
  private long missingSince;

  public Verdicts(Vertx vertx, Documents documents) {
    this(vertx, documents, System::nanoTime);
  }

  /**
   * @param nanos a monotonic clock
   */
  Verdicts(Vertx vertx, Documents documents, LongSupplier nanos) {
    this.vertx = vertx;
    this.documents = documents;
    this.nanos = nanos;
  }

  /**
   * Whether a run counts; of one run after the other.
   *
   * @return fails while it is not known, to be asked again
   */
  Future<Boolean> of(String run) {
    Promise<Boolean> promise = Promise.promise();
    look(run, nanos.getAsLong() + ANSWER.toNanos(), promise);
    return promise.future();
  }

  private void look(String run, long until, Promise<Boolean> promise) {
    documents
        .find(COLLECTION, new JsonObject().put("_id", run))
        .onSuccess(found -> found(run, until, promise, found))
        .onFailure(
            failure -> {
              missing = null; // Nobody could have told: the wait begins anew.
              promise.fail(failure);
            });
  }

  private void found(
      String run, long until, Promise<Boolean> promise, @Nullable JsonObject verdict) {
    if (verdict != null) {
      boolean counts = verdict.getBoolean(VERIFIED, false);
      if (!counts) {
        LOG.error("{} does not count: it differs at tick {}", run, verdict.getValue("differs_at"));
      }
      promise.complete(counts);
    } else if (isGivenUp(run)) {
      LOG.error("{} does not count: there is no verdict after {}", run, PATIENCE);
      promise.complete(false);
    } else if (nanos.getAsLong() >= until) {
      promise.fail("the replay of " + run + " is not verified yet");
    } else {
      vertx.setTimer(PAUSE.toMillis(), due -> look(run, until, promise));
    }
  }

  private boolean isGivenUp(String run) {
    long now = nanos.getAsLong();
    if (!run.equals(missing)) {
      missing = run;
      missingSince = now;
    }
    return now - missingSince >= PATIENCE.toNanos();
  }
}
