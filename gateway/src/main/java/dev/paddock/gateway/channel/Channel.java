package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.InterestDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel with listeners at this gateway: who they are, and how far it was handed to them. */
final class Channel {
  /** Who has to go, and where the channel stands then. */
  record Going(long user, @Nullable Head at) {}

  final String name;
  final Partition partition;

  private final Map<Long, Integer> users = new HashMap<>();
  private int[] listeners = new int[1];
  private int count;
  private @Nullable Head head;
  private long wanted;
  private @Nullable String wantedEpoch;
  private List<Going> going = List.of();
  private boolean isConfirmed;
  private boolean isReading;
  private int reads;

  Channel(String name, Partition partition) {
    this.name = name;
    this.partition = partition;
  }

  /** One more socket of a loop; true if it is the user's first. */
  boolean add(int loop, long user) {
    if (loop >= listeners.length) {
      listeners = java.util.Arrays.copyOf(listeners, loop + 1);
    }
    listeners[loop]++;
    count++;
    return users.merge(user, 1, Integer::sum) == 1;
  }

  /** One socket less; true if it was the user's last. */
  boolean remove(int loop, long user) {
    listeners[loop]--;
    count--;
    return users.computeIfPresent(user, (id, sockets) -> sockets == 1 ? null : sockets - 1) == null;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Sockets that listen. */
  int sockets() {
    return count;
  }

  Set<Long> users() {
    return users.keySet();
  }

  /** Hands something to each loop that has a listener. */
  void deliver(HandOver handOver, Delivery delivery) {
    for (int loop = 0; loop < listeners.length; loop++) {
      if (listeners[loop] > 0) {
        handOver.put(loop, delivery);
      }
    }
  }

  /** Hands a message to each loop that has a listener, and lets go of it. */
  void deliver(HandOver handOver, News news) {
    var delivery = new Delivery.Message(news);
    for (int loop = 0; loop < listeners.length; loop++) {
      if (listeners[loop] > 0) {
        news.retain();
        handOver.put(loop, delivery);
      }
    }
    news.release();
  }

  /** What the listeners have, null before anything is known. */
  @Nullable Head head() {
    return head;
  }

  void reached(@Nullable Head newest) {
    head = newest;
    reads = 0;
  }

  boolean isConfirmed() {
    return isConfirmed;
  }

  void setConfirmed() {
    isConfirmed = true;
  }

  /** Somebody has heard of a number of the present epoch. */
  void want(long seq) {
    wanted = Math.max(wanted, seq);
  }

  /** Its writer has gone on to another epoch: the store will show it. */
  void want(String epoch) {
    wantedEpoch = epoch;
  }

  void wantNothing() {
    wanted = 0;
    wantedEpoch = null;
  }

  /** Whether the listeners lack something somebody has heard of. */
  boolean isMissing() {
    return isBehind() || (head != null && wantedEpoch != null && !wantedEpoch.equals(head.epoch()));
  }

  /** Whether they lack messages of their epoch. */
  boolean isBehind() {
    return head != null && wanted > head.seq();
  }

  /** Remembers who has to go once all that is known to exist was handed on, 0 for everybody. */
  void goes(long user) {
    going = going.isEmpty() ? new ArrayList<>(1) : going;
    var at = head == null ? null : new Head(head.epoch(), Math.max(head.seq(), wanted));
    going.add(new Going(user, at));
  }

  /** Whether somebody has to go. */
  boolean isGoing() {
    return !going.isEmpty();
  }

  /** Those who have to go; they are remembered no longer. */
  List<Going> takeGoing() {
    var users = going;
    going = List.of();
    return users;
  }

  /** Whether the store is being read to fill a hole. */
  boolean isReading() {
    return isReading;
  }

  void setReading(boolean reading) {
    isReading = reading;
    if (reading) {
      reads++;
    }
  }

  /** Readings in a row that brought nothing new. */
  int fruitlessReads() {
    return reads;
  }

  long digest() {
    return InterestDigest.of(name, users.keySet());
  }
}
