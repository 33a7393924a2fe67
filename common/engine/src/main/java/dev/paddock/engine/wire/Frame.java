package dev.paddock.engine.wire;

import dev.paddock.core.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What a door has to know of a command frame; one object may be used for one frame after another.
 */
public final class Frame {
  /**
   * Why a frame is refused.
   *
   * @param reason {@code BAD_MESSAGE}, {@code UNKNOWN_TYPE} or {@code INVALID_FIELD}
   * @param field dotted path of the offending field, empty for the whole message
   * @param message one sentence that names the value and what was expected
   */
  public record Fault(Reason reason, String field, String message) {}

  @Nullable Fault fault;
  String type = "";
  @Nullable String requestId;
  @Nullable String room;
  @Nullable String roomName;
  @Nullable String kind;
  long claimedUserId;
  @Nullable Integer avatarId;
  @Nullable Number ts;

  /** Why it is refused, null for a good frame. */
  public @Nullable Fault fault() {
    return fault;
  }

  /** The wire type; empty where there is none. */
  public String type() {
    return type;
  }

  /** The client's id of the request if it gave a valid one, also in a frame that is refused. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Value of the service's room field, a valid room id. */
  public @Nullable String room() {
    return room;
  }

  /** Value of the service's name field, a valid room name as it was given. */
  public @Nullable String roomName() {
    return roomName;
  }

  /** Value of the service's kind field. */
  public @Nullable String kind() {
    return kind;
  }

  /** The {@code user_id} the payload claims, to be compared with the token's; 0 without one. */
  public long claimedUserId() {
    return claimedUserId;
  }

  /** The {@code avatar_id}, null if absent or null. */
  public @Nullable Integer avatarId() {
    return avatarId;
  }

  /** The {@code ts} of a ping (Long or Double), null without one. */
  public @Nullable Number ts() {
    return ts;
  }

  void reset() {
    fault = null;
    type = "";
    requestId = null;
    room = null;
    roomName = null;
    kind = null;
    claimedUserId = 0;
    avatarId = null;
    ts = null;
  }
}
