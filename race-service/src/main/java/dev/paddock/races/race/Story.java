package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import java.util.ArrayList;
import java.util.List;

/** The events of one decision so far and the room after them; immutable. */
record Story(RaceRoom room, List<RaceEvent> events) {
  Story {
    events = List.copyOf(events);
  }

  static Story begin(RaceRoom room) {
    return new Story(room, List.of());
  }

  /** Goes on with an event. */
  Story tell(RaceEvent event) {
    var longer = new ArrayList<>(events);
    longer.add(event);
    return new Story(RaceFold.evolve(room, event), longer);
  }

  Outcome<RaceEvent> outcome() {
    return Outcome.acceptedAll(events);
  }
}
