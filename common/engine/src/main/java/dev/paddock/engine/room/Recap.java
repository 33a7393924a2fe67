package dev.paddock.engine.room;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a successor makes readable and tells again: of each room the generation that was the last.
 *
 * <p>What a room was before it was opened again would take the place of what it is, in a store that
 * was emptied since and does not know what is over; only seats that were left then are freed again.
 * Numbers of another journal may have been given to something else there, and are nowhere shown.
 */
final class Recap {
  private final Map<String, List<Change>> newest = new LinkedHashMap<>();
  private final Map<String, Set<Long>> before = new LinkedHashMap<>();

  private Recap() {}

  /** All changes of a generation in one item, in the order in which generations began. */
  static List<Item> of(List<Change> since, Epochs epochs) {
    var recap = new Recap();
    since.stream().filter(change -> epochs.isOurs(change.epoch())).forEach(recap::add);
    return recap.items();
  }

  private void add(Change change) {
    var changes = newest.get(change.channel());
    if (changes == null || !changes.getLast().epoch().equals(change.epoch())) {
      begin(change.channel());
    }
    newest.computeIfAbsent(change.channel(), name -> new ArrayList<>()).add(change);
  }

  private void begin(String channel) {
    var over = newest.remove(channel);
    if (over != null) {
      var users = before.computeIfAbsent(channel, name -> new HashSet<>());
      over.forEach(change -> users.addAll(change.taken()));
      over.forEach(change -> users.addAll(change.freed()));
    }
  }

  private List<Item> items() {
    var items = new ArrayList<Item>(newest.size());
    newest.forEach(
        (channel, changes) -> {
          var left = before.get(channel);
          if (left != null) {
            changes.addFirst(changes.removeFirst().freeing(left));
          }
          items.add(new Item(changes, null));
        });
    return items;
  }
}
