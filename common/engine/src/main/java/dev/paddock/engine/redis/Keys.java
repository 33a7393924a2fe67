package dev.paddock.engine.redis;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;

/** The Redis keys that are the same for every service; the others stand in {@link RoomService}. */
public final class Keys {
  /** Random id of the store's present life. */
  public static final String VIEWS = "paddock:views";

  /** Set of the gateways that have said who is attached to them. */
  public static final String GATEWAYS = "paddock:gateways";

  /** Attached users of a gateway: this and the gateway's id. */
  public static final String ATTACHED = "paddock:attached:";

  /** Private forms of a channel: the channel's key, this and the user's id. */
  public static final String PRIVATE = ":user:";

  private Keys() {}

  /** The journal's topic id and the claim of the writer in force. */
  public static String fence(String service, int partition) {
    return "paddock:fence:" + service + ":" + partition;
  }

  /** Sorted set of the channels a partition has views of. */
  public static String index(String service, int partition) {
    return "paddock:index:" + service + ":" + partition;
  }

  /** Head, image and window of a channel, for example of {@code room:room_x}. */
  public static String channel(String name) {
    return "channel:" + name;
  }

  /** The name in a channel's key. */
  public static String channelName(String key) {
    return key.substring("channel:".length());
  }

  /** What of a channel only this user sees. */
  public static String channel(String name, long userId) {
    return channel(name) + PRIVATE + userId;
  }

  /** Where a user is online. */
  public static String presence(long userId) {
    return "ws:presence:" + userId;
  }

  /** Sockets of a user, by when they were opened. */
  public static String sockets(long userId) {
    return "ws:sockets:" + userId;
  }

  /** What stands before the room's id in the keys of a service's documents. */
  public static String documentPrefix(RoomService service) {
    var probe = new RoomId("x");
    var key = service.documentKey(probe);
    if (!key.endsWith(probe.value())) {
      throw new IllegalArgumentException("a document key ends with the room's id, not: " + key);
    }
    return key.substring(0, key.length() - probe.value().length());
  }
}
