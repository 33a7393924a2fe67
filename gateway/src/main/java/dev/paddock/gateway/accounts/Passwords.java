package dev.paddock.gateway.accounts;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Hashes and checks passwords with bcrypt on few threads of its own, with a bounded queue. */
final class Passwords {
  /** Shortest password, in characters. */
  static final int MIN_LENGTH = 10;

  /** Longest password, in characters. */
  static final int MAX_LENGTH = 256;

  private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2A;
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final WorkerExecutor workers;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int cost;
  private final int most;
  private final String decoy;

  Passwords(Vertx vertx, AccountConfig config) {
    this.workers = vertx.createSharedWorkerExecutor("passwords", config.passwordThreads());
    this.cost = config.bcryptCost();
    this.most = config.passwordQueue() + config.passwordThreads();
    this.decoy = hashNow("a password nobody has", cost);
  }

  static boolean isValid(String password) {
    return password.length() >= MIN_LENGTH && password.length() <= MAX_LENGTH;
  }

  Future<String> hash(String password) {
    return run(() -> hashNow(password, cost));
  }

  /** Whether a password fits; with an empty hash it takes as long and is false. */
  Future<Boolean> matches(String password, String hash) {
    return run(() -> matchesNow(password, hash.isEmpty() ? decoy : hash) && !hash.isEmpty());
  }

  private <T> Future<T> run(Callable<T> task) {
    if (waiting.incrementAndGet() > most) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          Problem.rateLimited("too many sign-ins at once", RETRY_AFTER_MILLIS));
    }
    return workers
        .executeBlocking(task, false)
        .map(Objects::requireNonNull)
        .onComplete(done -> waiting.decrementAndGet());
  }

  private static String hashNow(String password, int cost) {
    return BCrypt.with(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .hashToString(cost, password.toCharArray());
  }

  private static boolean matchesNow(String password, String hash) {
    return BCrypt.verifyer(VERSION, LongPasswordStrategies.hashSha512(VERSION))
        .verify(password.toCharArray(), hash)
        .verified;
  }
}
