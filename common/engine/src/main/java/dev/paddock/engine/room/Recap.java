package dev.paddock.engine.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a successor tells again: all changes of a generation of a room in one item. */
final class Recap {
  private Recap() {}

  static List<Item> of(List<Change> since) {
    var byChannel = new LinkedHashMap<String, List<Change>>();
    for (var change : since) {
      byChannel
          .computeIfAbsent(change.channel() + " " + change.epoch(), k -> new ArrayList<>())
          .add(change);
    }
    return byChannel.values().stream().map(changes -> new Item(changes, null)).toList();
  }
}
