package dev.paddock.engine.room;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Rooms that only a lost log knew: who still listens to them has to be told. Loop only. */
final class LostRooms {
  private final Set<String> ended = new HashSet<>();
  private boolean isOtherLog;
  private boolean isSettled;

  LostRooms(Recovery.Recovered found, Epochs epochs) {
    isOtherLog = !epochs.areOurs(found);
    found.since().stream().filter(change -> epochs.isOurs(change.epoch())).forEach(this::changed);
  }

  /** A room that ends in this log is told its end in its turn. */
  void changed(Change change) {
    if (change.closed() && (isOtherLog || !isSettled)) {
      ended.add(change.channel());
    }
  }

  /** From now on it is known whether there was another log. */
  void settle(boolean isForeign) {
    isSettled = true;
    isOtherLog |= isForeign;
    if (!isOtherLog) {
      ended.clear();
    }
  }

  /** Channels a gateway listens to in vain. */
  List<String> among(Interests.Gateway gateway, Predicate<String> isKnown) {
    if (!isSettled || !isOtherLog) {
      return List.of();
    }
    return gateway.table.channels().stream()
        .filter(channel -> !ended.contains(channel) && !isKnown.test(channel))
        .toList();
  }
}
