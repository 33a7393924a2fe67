package dev.paddock.e2e;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Other people, so that pictures show a lobby as it is on an evening. */
final class Extras {
  private static final List<String> WAITING = List.of("Sunday league", "Pit wall", "Tunnel");
  private static final List<String> PLAYING = List.of("Night race", "Box, box");
  private static final List<String> NAMES =
      List.of("halvard", "okonjo", "mirela", "tadeo", "ines", "bruno", "yuki");

  private Extras() {}

  /** Opens tables, some of them playing; they stay as long as the lines are open. */
  static List<GameClient> play(Door door) {
    var people = new ArrayList<GameClient>();
    for (var name : NAMES) {
      people.add(GameClient.open(door, name));
    }
    var free = people.iterator();
    for (var table : WAITING) {
      free.next().ask("create_room", new JsonObject().put("room_name", table));
    }
    for (var table : PLAYING) {
      Table.start(table, free.next(), free.next()).roll(3);
    }
    return people;
  }
}
