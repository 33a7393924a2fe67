package dev.paddock.core;

import java.util.List;
import java.util.Map;

/**
 * Turns what happened in rooms into commands for other rooms, pure: how one room has an effect on
 * another. An event may come more than once; its errands then have the same ids, and a kind has to
 * count them once.
 */
public interface Feed {
  /** The service whose public events it reads: {@code races}. */
  String from();

  /** The commands an event leads to, in order; they go to the service of the kind. */
  List<Errand> errands(History.Told event);

  /**
   * A feed whose errands rest on runs: those of an event are sent once the replay of its run
   * verifies, and never if it does not.
   */
  interface OfRuns extends Feed {
    /** The run behind the event; asked only for events with errands. */
    String run(History.Told event);
  }

  /**
   * A command of the system.
   *
   * @param type one that the kind of the room knows; needs no route
   * @param fields of the payload by their wire names
   * @param id tells it from the event's other errands
   */
  record Errand(RoomId room, String type, Map<String, Object> fields, String id) {}
}
