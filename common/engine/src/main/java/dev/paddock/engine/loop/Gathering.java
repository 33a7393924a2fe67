package dev.paddock.engine.loop;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server many small things in few requests: the first goes out at once, what is asked while
 * a request is under way shares the next one. Nothing is remembered. Any thread may call.
 *
 * @param <Q> one question
 * @param <A> its answer
 */
public final class Gathering<Q, A extends @Nullable Object> {
  private final int most;
  private final Function<List<Q>, Future<List<A>>> request;
  private List<Asked<Q, A>> waiting = new ArrayList<>();
  private int underWay;

  private record Asked<Q, A extends @Nullable Object>(Q question, Promise<A> promise) {}

  /**
   * @param most questions of a request; with so many waiting the next one goes out at once
   * @param request answers questions, in their order
   */
  public Gathering(int most, Function<List<Q>, Future<List<A>>> request) {
    this.most = most;
    this.request = request;
  }

  public Future<A> ask(Q question) {
    Promise<A> promise = promise();
    List<Asked<Q, A>> batch;
    synchronized (this) {
      waiting.add(new Asked<>(question, promise));
      batch = underWay == 0 || waiting.size() >= most ? take() : List.of();
    }
    send(batch);
    return promise.future();
  }

  /** One that is told on the asker's context, as all futures of Vert.x are. */
  private static <A extends @Nullable Object> Promise<A> promise() {
    return ContextInternal.current() instanceof ContextInternal context
        ? context.promise()
        : Promise.promise();
  }

  private List<Asked<Q, A>> take() {
    var batch = waiting;
    waiting = new ArrayList<>();
    underWay += batch.isEmpty() ? 0 : 1;
    return batch;
  }

  private void send(List<Asked<Q, A>> batch) {
    if (!batch.isEmpty()) {
      request
          .apply(batch.stream().map(Asked::question).toList())
          .onComplete(answer -> answered(batch, answer));
    }
  }

  private void answered(List<Asked<Q, A>> batch, AsyncResult<List<A>> answer) {
    List<Asked<Q, A>> next;
    synchronized (this) {
      underWay--;
      next = take();
    }
    send(next);
    if (answer.failed()) {
      batch.forEach(asked -> asked.promise().fail(answer.cause()));
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).promise().complete(answer.result().get(i));
    }
  }
}
