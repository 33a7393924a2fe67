package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage.ChannelInterest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What this gateway knows of a partition of a service: its owner, and the channels it wants. */
final class Partition {
  /** Number and service of a partition. */
  record Key(String service, int number) {}

  /** How a parcel fits to the ones before. */
  enum Fit {
    NEXT,
    /** Something before it was lost, or the writer counts anew. */
    HOLE,
    /** Of a writer that is over. */
    OLD
  }

  final Key key;
  final Map<String, Channel> channels = new HashMap<>();

  private final Map<String, Set<Long>> changes = new LinkedHashMap<>();
  private final Map<String, List<Consumer<@Nullable Head>>> waiting = new HashMap<>();
  private long claim = -1;
  private @Nullable String owner;
  private long newest;
  private long heardAt;
  private long auditedAt;

  Partition(Key key, long now) {
    this.key = key;
    this.heardAt = now;
    this.auditedAt = now;
  }

  /** The node of the writer, null while nobody has said. */
  @Nullable String owner() {
    return owner;
  }

  /**
   * Learns an owner; false if it is one that is over. Where the one before is gone an older claim
   * is taken too: the log may have come back from a backup.
   */
  boolean owned(String node, long itsClaim, long now) {
    if (itsClaim < claim && owner != null) {
      return false;
    }
    if (itsClaim != claim) {
      claim = itsClaim;
      newest = 0;
    }
    owner = node;
    heardAt = now;
    return true;
  }

  /** Whether a writer of it has ever been heard. */
  boolean isHeard() {
    return claim >= 0;
  }

  void disown() {
    owner = null;
  }

  /** Whether a message of a writer with this claim still counts. */
  boolean counts(long itsClaim) {
    if (itsClaim < claim) {
      return false;
    }
    learn(itsClaim);
    return true;
  }

  /** Takes a parcel's number; an empty one repeats the newest. */
  Fit take(long itsClaim, long number, boolean isEmpty, long now) {
    if (!counts(itsClaim)) {
      return Fit.OLD;
    }
    heardAt = now;
    long expected = isEmpty ? newest : newest + 1;
    newest = number;
    return number == expected ? Fit.NEXT : Fit.HOLE;
  }

  /** Whether nothing was heard for a while of a partition that is listened to. */
  boolean isSilent(long now, long silenceMillis) {
    return !channels.isEmpty() && now - heardAt > silenceMillis;
  }

  /** Whether the last look at the store is so long ago; if so, remembers this one. */
  boolean isAuditDue(long now, long everyMillis) {
    if (now - auditedAt < everyMillis) {
      return false;
    }
    auditedAt = now;
    return true;
  }

  /** {@code {"service", "partition", "owner", "claim", "n", "heard_ms_ago", "channels"}}. */
  JsonObject json(long now) {
    return new JsonObject()
        .put("service", key.service())
        .put("partition", key.number())
        .put("owner", owner)
        .put("claim", claim)
        .put("n", newest)
        .put("heard_ms_ago", now - heardAt)
        .put("channels", channels.size());
  }

  /** From now on silence counts: the first listener has come. */
  void listening(long now) {
    heardAt = now;
  }

  /** Notes that something about a channel, or of a user in it, has changed. */
  void changed(String channel, long user) {
    changes.computeIfAbsent(channel, name -> new LinkedHashSet<>()).add(user);
  }

  /** Wants a channel said again, so that its head is heard. */
  void ask(String channel) {
    changes.computeIfAbsent(channel, name -> new LinkedHashSet<>());
  }

  boolean hasChanges() {
    return !changes.isEmpty();
  }

  /** What has changed since the last call, as it is now. */
  List<ChannelInterest> takeChanges() {
    var interest = new ArrayList<ChannelInterest>(changes.size());
    changes.forEach((channel, users) -> interest.add(change(channel, users)));
    changes.clear();
    return interest;
  }

  /** All there is. */
  List<ChannelInterest> whole() {
    var interest = new ArrayList<ChannelInterest>(channels.size());
    for (var channel : channels.values()) {
      interest.add(
          new ChannelInterest(channel.name, true, List.copyOf(channel.users()), List.of()));
    }
    return interest;
  }

  long digest() {
    long digest = 0;
    for (var channel : channels.values()) {
      digest += channel.digest();
    }
    return digest;
  }

  /** Waits for the head of a channel. */
  void await(String channel, Consumer<@Nullable Head> waiter) {
    waiting.computeIfAbsent(channel, name -> new ArrayList<>(1)).add(waiter);
  }

  boolean isAwaited(String channel) {
    return waiting.containsKey(channel);
  }

  /** Those that wait for the head of a channel; they wait no longer. */
  List<Consumer<@Nullable Head>> takeWaiting(String channel) {
    var waiters = waiting.remove(channel);
    return waiters == null ? List.of() : waiters;
  }

  private void learn(long itsClaim) {
    if (itsClaim > claim) {
      claim = itsClaim;
      newest = 0;
      // Whoever that is has not said so, or it was lost.
      owner = null;
    }
  }

  private ChannelInterest change(String name, Set<Long> users) {
    var channel = channels.get(name);
    var attached = new ArrayList<Long>();
    var detached = new ArrayList<Long>();
    for (long user : users) {
      var isHere = channel != null && channel.users().contains(user);
      (isHere ? attached : detached).add(user);
    }
    return new ChannelInterest(name, channel != null, attached, detached);
  }
}
