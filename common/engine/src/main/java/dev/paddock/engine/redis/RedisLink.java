package dev.paddock.engine.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One connection to Redis that comes back by itself. Requests are pipelined and keep the order in
 * which one thread sends them; while Redis is away they fail at once. Any thread may call; futures
 * complete on the link's context.
 */
final class RedisLink {
  /** Most requests that are sent and not answered; more are refused. */
  static final int MAX_PENDING = 2_048;

  /** The pause before the first attempt to come back; doubled up to {@link #LONGEST_PAUSE}. */
  static final long FIRST_PAUSE = 100;

  static final long LONGEST_PAUSE = 5_000;

  /** A connection whose oldest request waits that long is given up. */
  static final long ANSWER_MILLIS = 5_000;

  private static final RedisAway CLUSTER =
      new RedisAway(
          "it is a Redis Cluster, whose slots our keys cannot share; give one server or sentinels");

  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);

  private final Vertx vertx;
  private final RedisAddress address;
  private final Context context;
  private final AtomicInteger pending = new AtomicInteger();
  private final long watcher;

  // All below is touched on the context only.
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Redis client;
  private @Nullable RedisConnection connection;
  private boolean opening;
  private boolean closed;
  private long pause = FIRST_PAUSE;
  private String reason = "not connected yet";
  private long unanswered;
  private long waitsSince;

  RedisLink(Vertx vertx, RedisAddress address) {
    this.vertx = vertx;
    this.address = address;
    this.context = vertx.getOrCreateContext();
    opening = true;
    context.runOnContext(go -> open());
    watcher = vertx.setPeriodic(ANSWER_MILLIS / 5, tick -> context.runOnContext(go -> watch()));
  }

  /**
   * Runs a script; {@code body} adds its keys and arguments, on the link's context, and may be
   * called twice.
   */
  Future<@Nullable Response> run(Script script, int keys, Consumer<Request> body) {
    return send(() -> call(Command.EVALSHA, script.sha(), keys, body))
        .recover(
            failure ->
                isA(failure, "NOSCRIPT")
                    ? send(() -> call(Command.EVAL, script.source(), keys, body))
                    : Future.failedFuture(failure));
  }

  Future<@Nullable Response> send(Request request) {
    return send(() -> request);
  }

  private Future<@Nullable Response> send(Supplier<Request> request) {
    if (pending.incrementAndGet() > MAX_PENDING) {
      pending.decrementAndGet();
      return Future.failedFuture(away("more than " + MAX_PENDING + " requests wait"));
    }
    var promise = Promise.<@Nullable Response>promise();
    context.runOnContext(go -> dispatch(request, promise));
    return promise.future().onComplete(done -> pending.decrementAndGet());
  }

  Future<Void> close() {
    var promise = Promise.<Void>promise();
    context.runOnContext(
        go -> {
          closed = true;
          vertx.cancelTimer(watcher);
          lost("closed");
          promise.complete();
        });
    return promise.future();
  }

  private static Request call(Command how, String script, int keys, Consumer<Request> body) {
    var request = Request.cmd(how).arg(script).arg(keys);
    body.accept(request);
    return request;
  }

  private void dispatch(Supplier<Request> request, Promise<@Nullable Response> promise) {
    if (connection != null) {
      transmit(connection, request, promise);
    } else if (opening) {
      waiting.add(() -> dispatch(request, promise));
    } else {
      promise.fail(away(reason));
    }
  }

  private void transmit(
      RedisConnection via, Supplier<Request> built, Promise<@Nullable Response> promise) {
    Request request;
    try {
      request = built.get();
    } catch (RuntimeException bug) {
      promise.fail(bug);
      return;
    }
    if (unanswered++ == 0) {
      waitsSince = System.nanoTime();
    }
    via.send(request).onComplete(answer -> answered(via, answer, promise));
  }

  private void answered(
      RedisConnection via, AsyncResult<Response> answer, Promise<@Nullable Response> promise) {
    unanswered--;
    waitsSince = System.nanoTime();
    if (answer.succeeded()) {
      promise.complete(answer.result());
    } else {
      refused(via, answer.cause());
      promise.fail(answer.cause());
    }
  }

  /** A server that takes no writes any more is no master any more: look for the new one. */
  private void refused(RedisConnection via, Throwable failure) {
    if (via.equals(connection) && isA(failure, "READONLY")) {
      lost("it is a replica now");
    }
  }

  private void open() {
    opening = true;
    var fresh = address.client(vertx, MAX_PENDING);
    client = fresh;
    fresh
        .connect()
        .compose(RedisLink::prepare)
        .timeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
        .onSuccess(this::opened)
        .onFailure(failure -> lost(String.valueOf(failure.getMessage())));
  }

  /** Refuses a cluster and loads the scripts, so that no request meets an unknown one. */
  private static Future<RedisConnection> prepare(RedisConnection fresh) {
    var ready =
        fresh
            .send(Request.cmd(Command.INFO).arg("cluster"))
            .compose(info -> isCluster(info) ? Future.failedFuture(CLUSTER) : load(fresh));
    return ready.map(fresh);
  }

  private static boolean isCluster(@Nullable Response info) {
    return info != null && info.toString().contains("cluster_enabled:1");
  }

  private static Future<?> load(RedisConnection fresh) {
    return Future.all(
        Arrays.stream(Script.values())
            .map(s -> fresh.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(s.source())))
            .toList());
  }

  private void opened(RedisConnection fresh) {
    LOG.atLevel(pause == FIRST_PAUSE ? Level.DEBUG : Level.INFO)
        .log("Connected to Redis at {}", address);
    fresh.exceptionHandler(failure -> lost(fresh, String.valueOf(failure.getMessage())));
    fresh.endHandler(end -> lost(fresh, "the connection ended"));
    connection = fresh;
    opening = false;
    pause = FIRST_PAUSE;
    dispatchWaiting();
  }

  private void lost(RedisConnection which, String why) {
    if (which.equals(connection)) {
      lost(why);
    }
  }

  private void lost(String why) {
    var old = client;
    client = null;
    connection = null;
    opening = false;
    reason = why;
    if (old != null) {
      old.close();
    }
    dispatchWaiting();
    if (!closed) {
      LOG.warn("Redis at {} is away ({}), next attempt in {} ms", address, why, pause);
      vertx.setTimer(jittered(pause), go -> context.runOnContext(retry -> reopen()));
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  private void reopen() {
    if (!closed && client == null) {
      open();
    }
  }

  private void dispatchWaiting() {
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  /** Gives a connection up that is there and says nothing. */
  private void watch() {
    boolean late = System.nanoTime() - waitsSince > TimeUnit.MILLISECONDS.toNanos(ANSWER_MILLIS);
    if (connection != null && unanswered > 0 && late) {
      lost("no answer for " + ANSWER_MILLIS + " ms");
    }
  }

  private RedisAway away(String why) {
    return new RedisAway("Redis at " + address + " is away: " + why);
  }

  private static boolean isA(Throwable failure, String code) {
    return failure.getMessage() != null && failure.getMessage().startsWith(code);
  }

  private static long jittered(long millis) {
    return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
  }
}
