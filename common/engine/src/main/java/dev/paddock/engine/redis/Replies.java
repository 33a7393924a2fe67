package dev.paddock.engine.redis;

import io.vertx.redis.client.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what scripts answer. */
final class Replies {
  private Replies() {}

  /** An answer that is never nil. */
  static Response answered(@Nullable Response answer) {
    return Objects.requireNonNull(answer, "Redis answered nothing");
  }

  static String text(Response parts, int index) {
    return answered(parts.get(index)).toString();
  }

  static long number(Response parts, int index) {
    return Long.parseLong(text(parts, index));
  }

  static boolean truth(Response parts, int index) {
    return number(parts, index) == 1;
  }

  static byte[] bytes(Response parts, int index) {
    return bytes(answered(parts.get(index)));
  }

  static byte[] bytes(Response bulk) {
    return bulk.toBuffer().getBytes();
  }
}
