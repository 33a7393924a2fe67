package dev.paddock.e2e.faults;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command without an outcome, which is sent again until it has one. */
final class Pending {
  /** The gateway says {@code UNAVAILABLE} after 10 s, so silence for longer is a lost frame. */
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(12);

  private static final Set<String> ATTACH = Set.of("create_room", "join_room");

  private final String text;
  private final boolean attaches;
  private final CompletableFuture<JsonObject> outcome = new CompletableFuture<>();
  private int sent;
  private long dueAt;

  Pending(JsonObject message) {
    text = message.encode();
    attaches = ATTACH.contains(message.getString("type"));
  }

  CompletableFuture<JsonObject> outcome() {
    return outcome;
  }

  /** Whether an image comes with its outcome. */
  boolean attaches() {
    return attaches;
  }

  boolean isDue(long now) {
    return now - dueAt >= 0;
  }

  /** Was it sent before? */
  boolean isRepeat() {
    return sent > 0;
  }

  /** It was refused for now. */
  void notBefore(long nanos) {
    dueAt = nanos;
  }

  void sendOn(Line line, long now) {
    sent++;
    dueAt = now + SILENT_NANOS;
    line.send(text);
  }
}
