package dev.paddock.engine.bus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A gateway's interest in the channels of one partition, with the users attached to each; kept by
 * the gateway and, as a copy, by the writer. Both compare it by {@link #digest()}.
 */
public final class InterestTable {
  private final Map<String, Set<Long>> channels = new HashMap<>();
  private long digest;

  /** Adds or removes what a message says; {@code whole} first forgets everything. */
  public void apply(boolean whole, List<BusMessage.ChannelInterest> changes) {
    if (whole) {
      clear();
    }
    for (var change : changes) {
      if (change.present()) {
        listen(change.channel());
        change.attached().forEach(user -> attach(change.channel(), user));
        change.detached().forEach(user -> detach(change.channel(), user));
      } else {
        leave(change.channel());
      }
    }
  }

  /** Notes that there is a listener. */
  public void listen(String channel) {
    if (channels.putIfAbsent(channel, new HashSet<>()) == null) {
      digest += ofChannel(channel);
    }
  }

  /** Notes that a user has a first socket in a channel; false if he had one. */
  public boolean attach(String channel, long userId) {
    listen(channel);
    boolean added = users(channel).add(userId);
    if (added) {
      digest += ofUser(channel, userId);
    }
    return added;
  }

  /** Notes that a user's last socket in a channel went; false if he had none. */
  public boolean detach(String channel, long userId) {
    var users = channels.get(channel);
    boolean removed = users != null && users.remove(userId);
    if (removed) {
      digest -= ofUser(channel, userId);
    }
    return removed;
  }

  /** Forgets a channel with its users. */
  public void leave(String channel) {
    var users = channels.remove(channel);
    if (users != null) {
      users.forEach(user -> digest -= ofUser(channel, user));
      digest -= ofChannel(channel);
    }
  }

  public boolean listens(String channel) {
    return channels.containsKey(channel);
  }

  /** Users attached to a channel; a live view. */
  public Set<Long> users(String channel) {
    var users = channels.get(channel);
    return users == null ? Set.of() : users;
  }

  /** Names of all channels; a live view. */
  public Set<String> channels() {
    return channels.keySet();
  }

  /** All there is, as a {@code whole} message says it. */
  public List<BusMessage.ChannelInterest> all() {
    return channels.entrySet().stream()
        .map(
            e ->
                new BusMessage.ChannelInterest(
                    e.getKey(), true, List.copyOf(e.getValue()), List.of()))
        .toList();
  }

  /** The same for the same content, whatever its order; 0 if empty. */
  public long digest() {
    return digest;
  }

  private void clear() {
    channels.clear();
    digest = 0;
  }

  private static long ofChannel(String channel) {
    return InterestDigest.of(channel, List.of());
  }

  private static long ofUser(String channel, long userId) {
    return InterestDigest.of(channel, List.of(userId)) - ofChannel(channel);
  }
}
