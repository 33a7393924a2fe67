package dev.paddock.gateway.fanout;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.engine.wire.Instants;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The messages the gateway itself says, as JSON text in UTF-8. */
public final class Messages {
  private Messages() {}

  public static byte[] ack(String requestId, String roomField, String room, long seq) {
    return JsonText.message("ack")
        .put("request_id", requestId)
        .put(roomField, room)
        .put("seq", seq)
        .bytes();
  }

  /**
   * An error.
   *
   * @param details a JSON object, null for none
   * @param retryAfterMillis 0 for none
   */
  public static byte[] error(
      Reason code,
      String message,
      String socket,
      @Nullable String requestId,
      @Nullable String details,
      long retryAfterMillis) {
    var text =
        JsonText.message("error")
            .put("code", code.name())
            .put("message", message)
            .put("socket_id", socket)
            .put("request_id", requestId)
            .raw("details", details);
    return retryAfterMillis > 0
        ? text.put("retry_after_ms", retryAfterMillis).bytes()
        : text.bytes();
  }

  /**
   * The answer to a ping.
   *
   * @param tick the newest of what runs in the socket's room, null for none
   */
  public static byte[] pong(
      Instant now, @Nullable Number echo, @Nullable Integer tick, @Nullable String requestId) {
    return JsonText.message("pong")
        .put("timestamp", Instants.text(now))
        .raw("ts", echo == null ? null : echo.toString())
        .raw("tick", tick == null ? null : tick.toString())
        .put("request_id", requestId)
        .bytes();
  }

  /**
   * Who the socket speaks for.
   *
   * @param expiresAt null where the identity does not end
   */
  public static byte[] authOk(
      long userId,
      String username,
      @Nullable Instant expiresAt,
      String socket,
      @Nullable String requestId) {
    return JsonText.message("auth_ok")
        .put("user_id", userId)
        .put("username", username)
        .raw("expires_at", expiresAt == null ? "null" : "\"" + expiresAt + "\"")
        .put("socket_id", socket)
        .put("request_id", requestId)
        .bytes();
  }

  public static byte[] tokenExpiring(Instant expiresAt) {
    return JsonText.message("token_expiring").put("expires_at", expiresAt.toString()).bytes();
  }

  /** The answer to {@code subscribe}; streams have no head. */
  public static byte[] subscribed(String channel, @Nullable Head head, @Nullable String requestId) {
    var text = JsonText.message("subscribed").put("channel", channel);
    if (head != null) {
      text.put("epoch", head.epoch()).put("seq", head.seq());
    }
    return text.put("request_id", requestId).bytes();
  }

  public static byte[] unsubscribed(String channel, @Nullable String requestId) {
    return JsonText.message("unsubscribed")
        .put("channel", channel)
        .put("request_id", requestId)
        .bytes();
  }

  /** The answer to {@code resume} for one channel. */
  public static byte[] resumed(
      String channel, Head head, boolean recovered, @Nullable String requestId) {
    return JsonText.message("resumed")
        .put("channel", channel)
        .put("epoch", head.epoch())
        .put("seq", head.seq())
        .put("recovered", recovered)
        .put("request_id", requestId)
        .bytes();
  }

  /** The answer to {@code resume} for a channel that is not there. */
  public static byte[] resumedNothing(String channel, @Nullable String requestId) {
    return JsonText.message("resumed")
        .put("channel", channel)
        .raw("epoch", "null")
        .put("seq", 0)
        .put("recovered", false)
        .raw("image", "null")
        .put("request_id", requestId)
        .bytes();
  }

  /**
   * A list.
   *
   * @param rooms a JSON array
   */
  public static byte[] list(String type, String field, String rooms, @Nullable String requestId) {
    return JsonText.message(type).raw(field, rooms).put("request_id", requestId).bytes();
  }

  /** Text of bytes that are JSON already; null for none. */
  public static @Nullable String json(byte[] bytes) {
    return bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
