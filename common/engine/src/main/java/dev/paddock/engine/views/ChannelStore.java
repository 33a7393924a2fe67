package dev.paddock.engine.views;

import dev.paddock.core.Head;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The port through which gateways read channels, take seats and say who is there. */
public interface ChannelStore {
  /**
   * A channel as one user sees it.
   *
   * @param image the image message true for {@code imageSeq}
   * @param missed the messages after the asked point, or null if the window does not reach back
   */
  record Window(
      Head head, byte @Nullable [] image, long imageSeq, @Nullable List<Message> missed) {}

  /** A socket at some gateway. */
  record SocketAt(String gateway, String socket) {}

  /** One stored message. */
  record Message(long seq, byte[] bytes) {}

  /** Head of a channel, null where there is none. */
  Future<@Nullable Head> head(String channel);

  /** Heads of many channels at once; absent ones are left out. */
  Future<Map<String, Head>> heads(List<String> channels);

  /**
   * Reads a channel for a user.
   *
   * @param userId 0 for the public form
   * @param after the point the reader has, null for none; of another epoch: {@code missed} is null
   */
  Future<@Nullable Window> read(String channel, long userId, @Nullable Head after);

  /**
   * Takes a seat for 15 s where it is free.
   *
   * @return the room the user sits in now: {@code room} if it was taken or held already
   */
  Future<String> takeSeat(String seatKey, String room);

  /** Frees a seat of that room that still has its 15 s. */
  Future<Void> releaseSeat(String seatKey, String room);

  /** The room in a seat, null if none. */
  Future<@Nullable String> seat(String seatKey);

  /** Says that users are online here; for 60 s. */
  Future<Void> present(String gateway, Set<Long> users);

  /** Says that a user's last socket here went. */
  Future<Void> absent(String gateway, long userId);

  /**
   * Notes a socket of a user, for as long as its gateway says that the user is online, which this
   * says as well.
   *
   * @param openedAt milliseconds since 1970, by which the oldest are found
   * @return sockets of the user above {@code most}, the oldest first, which are not noted any more;
   *     none where a store serves one gateway only
   */
  default Future<List<SocketAt>> opened(SocketAt socket, long userId, long openedAt, int most) {
    return Future.succeededFuture(List.of());
  }

  /** A socket of a user has gone. */
  default Future<Void> closed(SocketAt socket, long userId) {
    return Future.succeededFuture();
  }

  /** Says who is attached to which channel here; for 6 s. */
  Future<Void> attached(String gateway, Map<String, Set<Long>> users);

  /** Documents of all listed rooms of a service. */
  Future<List<byte[]>> listed(String listKey, String documentPrefix);
}
