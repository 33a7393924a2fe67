package dev.paddock.engine.bus;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that goes into a node's inbox. */
public sealed interface BusMessage {
  /**
   * News of one writer for one gateway; {@code n} counts 1, 2, 3 … per claim and gateway. An empty
   * parcel repeats the newest number.
   */
  record Parcel(String service, int partition, long claim, long n, List<Entry> entries)
      implements BusMessage {}

  /** A new owner says that it is there and asks for the whole interest. */
  record Owner(String service, int partition, long claim, String node) implements BusMessage {}

  /** The owner asks a gateway for its whole interest: the digest did not match, or it is lost. */
  record WantInterest(String service, int partition, long claim, String node)
      implements BusMessage {}

  /**
   * Interest of a gateway in the channels of a partition.
   *
   * @param request answered by {@link Heads} with the same number, 0 if no answer is wanted
   * @param whole all there is (what is not named is gone), else a change
   */
  record Interest(
      String service,
      int partition,
      String gateway,
      long request,
      boolean whole,
      List<ChannelInterest> channels)
      implements BusMessage {}

  /**
   * Every two seconds: what the owner should know of a gateway's interest.
   *
   * @param digest sum of {@link InterestDigest#of} over the gateway's channels of the partition
   * @param isLost the gateway knows of no owner: whoever it is says so, also where the digest
   *     agrees
   */
  record Digest(String service, int partition, String gateway, long digest, boolean isLost)
      implements BusMessage {}

  /** A newer socket of the same user has come to another gateway: this one is to be closed. */
  record Replaced(String socket) implements BusMessage {}

  /** The writer's heads of the channels named in an {@link Interest}; null where there is none. */
  record Heads(String service, int partition, long claim, long request, List<ChannelHead> heads)
      implements BusMessage {}

  /**
   * A state of what runs in a room, for its channel: a stream, so it has no number and the newest
   * wins.
   *
   * @param json a whole JSON text message
   * @param binary its compact form
   * @param info a whole JSON text message with what the compact form leaves out
   */
  record Frame(
      String service,
      int partition,
      long claim,
      String channel,
      int tick,
      byte[] json,
      byte[] binary,
      byte[] info)
      implements BusMessage {}

  /**
   * A frame of the realtime lane for what runs in a room.
   *
   * @param frame the JSON as it came, checked against its schema
   */
  record Input(
      String service,
      int partition,
      String gateway,
      String socket,
      String room,
      long userId,
      byte[] frame)
      implements BusMessage {}

  /**
   * One channel of an {@link Interest}.
   *
   * @param present false: the gateway has no listener any more
   * @param attached users that came (whole: all that are attached)
   * @param detached users whose last socket went
   */
  record ChannelInterest(
      String channel, boolean present, List<Long> attached, List<Long> detached) {}

  /** A channel and where its writer stands. */
  record ChannelHead(String channel, @Nullable Head head) {}

  /** One piece of news. */
  sealed interface Entry {}

  /**
   * A message of a channel.
   *
   * @param seq its number, 0 for streaming messages (presence), which are not stored
   * @param bytes the public form: a whole JSON text message
   * @param privately forms for single users
   */
  record Told(String channel, String epoch, long seq, byte[] bytes, Map<Long, byte[]> privately)
      implements Entry {}

  /** A user, or with 0 everybody, is detached from a channel, after all entries before. */
  record Gone(String channel, long userId) implements Entry {}

  /**
   * The outcome of a command for the socket that asked.
   *
   * @param seq number of the last event of it in {@code channel}, 0 without
   * @param code null for an accepted command
   * @param details JSON object, empty for none
   * @param tells whole JSON messages for this socket only, to be sent before the ack
   */
  record Answer(
      String socket,
      String commandId,
      @Nullable String requestId,
      String room,
      String channel,
      String epoch,
      long seq,
      @Nullable Reason code,
      String message,
      byte[] details,
      List<byte[]> tells)
      implements Entry {}
}
