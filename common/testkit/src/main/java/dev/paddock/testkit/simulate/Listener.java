package dev.paddock.testkit.simulate;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.testkit.world.FakeViews;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a gateway have seen: each channel in order, holes closed by reading the
 * views, as a gateway does.
 */
final class Listener {
  private final FakeViews views;
  private final WatchedViews watched;
  private final Truth truth;
  private final Map<String, Head> seen = new HashMap<>();
  private final Set<String> lost = new TreeSet<>();
  private final Map<String, Head> announced = new HashMap<>();
  private final Map<String, Long> parcels = new HashMap<>();
  private final Set<String> channels = new TreeSet<>();
  private final Set<String> behind = new TreeSet<>();

  Listener(FakeViews views, WatchedViews watched, Truth truth) {
    this.views = views;
    this.watched = watched;
    this.truth = truth;
  }

  void listen(String channel) {
    channels.add(channel);
    behind.add(channel);
  }

  Set<String> channels() {
    return channels;
  }

  @Nullable Head seen(String channel) {
    return seen.get(channel);
  }

  void hear(BusMessage.Parcel parcel) {
    long first = parcel.entries().isEmpty() ? parcel.n() : parcel.n() - 1;
    var key = parcel.partition() + " " + parcel.claim();
    if (parcels.getOrDefault(key, 0L) < first) {
      allBehind(parcel.partition());
    }
    parcels.merge(key, parcel.n(), Math::max);
    parcel.entries().forEach(this::hear);
  }

  /** Compares a writer's heads with what was seen. */
  void hear(BusMessage.Heads heads) {
    for (var head : heads.heads()) {
      if (head.head() != null && !head.head().equals(seen.get(head.channel()))) {
        announced.put(head.channel(), head.head());
        behind.add(head.channel());
      }
    }
  }

  /** Another log is there: what is readable now is of the one before until it is cleared. */
  void restored() {
    views.channels().forEach((name, channel) -> lost.add(name + " " + channel.epoch));
  }

  /** Reads every channel that is known to be behind. */
  void repair() {
    behind.removeIf(channel -> read(channel) && isThere(channel));
  }

  /** A head is announced when it is decided, and readable a little later. */
  private boolean isThere(String channel) {
    var head = announced.get(channel);
    var position = seen.get(channel);
    return head == null
        || (position != null
            && position.epoch().equals(head.epoch())
            && position.seq() >= head.seq());
  }

  private void hear(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told told when told.seq() > 0 -> told(told);
      case BusMessage.Answer answer -> truth.checkAnswer(answer);
      default -> {}
    }
  }

  private void told(BusMessage.Told told) {
    truth.checkHappened(told.channel(), told.epoch(), told.seq(), told.bytes());
    if (watched.readable(told.channel(), told.epoch()) < told.seq()) {
      throw new Broken(
          Invariant.READABLE_BEFORE_VISIBLE, told.channel() + " " + told.seq() + " is told first");
    }
    var position = seen.get(told.channel());
    boolean next =
        position != null
            && position.epoch().equals(told.epoch())
            && position.seq() + 1 == told.seq();
    if (next) {
      seen.put(told.channel(), new Head(told.epoch(), told.seq()));
    } else if (position == null
        || !position.epoch().equals(told.epoch())
        || position.seq() < told.seq()) {
      behind.add(told.channel());
    }
  }

  private void allBehind(int partition) {
    channels.stream()
        .filter(channel -> Truth.partition(channel.substring("counter:".length())) == partition)
        .forEach(behind::add);
  }

  /** Takes the messages after the own position, or the image where they do not reach back. */
  private boolean read(String name) {
    var channel = views.channel(name);
    if (channel == null) {
      return false;
    }
    var position = seen.get(name);
    if (position != null && position.epoch().equals(channel.epoch)) {
      if (position.seq() >= channel.head) {
        return true;
      }
      checkLines(name, channel, position.seq());
    }
    seen.put(name, new Head(channel.epoch, channel.head));
    return true;
  }

  private void checkLines(String name, FakeViews.Channel channel, long after) {
    if (lost.contains(name + " " + channel.epoch)) {
      return;
    }
    for (long seq = after + 1; seq <= channel.head; seq++) {
      var line = channel.lines.get(seq);
      if (line != null) {
        truth.checkHappened(name, channel.epoch, seq, line);
      } else if (channel.lines.containsKey(seq - 1)) {
        throw new Broken(Invariant.NO_HOLE, name + " has no message " + seq);
      }
    }
  }
}
