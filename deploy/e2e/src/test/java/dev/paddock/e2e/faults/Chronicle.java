package dev.paddock.e2e.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * What all players together were told: every message of a channel has to be the same for all who
 * got the same form of it.
 */
final class Chronicle {
  private final Map<String, Map<Place, String>> rooms = new ConcurrentHashMap<>();
  private final Problems problems;

  /**
   * Where in a channel something was told.
   *
   * @param form {@code open}, {@code masked} or, for what only one player sees, his name
   */
  record Place(String epoch, long seq, String form) {}

  Chronicle(Problems problems) {
    this.problems = problems;
  }

  /** A player was told something, for the first time or again. */
  void tell(String room, Place place, String text, String player) {
    var known = book(room).putIfAbsent(place, text);
    if (known != null && !known.equals(text)) {
      problems.add("%s at %s was told two things at %s:%n%s%n%s", player, room, place, known, text);
    }
  }

  /** Shows each message of the open form. */
  void open(String room, BiConsumer<Place, String> visitor) {
    new HashMap<>(book(room))
        .forEach(
            (place, text) -> {
              if (place.form().equals(Track.OPEN)) {
                visitor.accept(place, text);
              }
            });
  }

  Iterable<String> rooms() {
    return rooms.keySet();
  }

  private Map<Place, String> book(String room) {
    return rooms.computeIfAbsent(room, r -> new ConcurrentHashMap<>());
  }
}
