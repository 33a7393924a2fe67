package dev.paddock.races.lobby;

import dev.paddock.core.Feed;
import dev.paddock.core.History.Told;
import dev.paddock.core.RoomId;
import dev.paddock.races.lobby.LobbyCommand.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the lobby what happens in races, and has the races made that it wants. */
record LobbyFeed() implements Feed {
  private static final String FREE = "free_seats";

  @Override
  public String from() {
    return "races";
  }

  @Override
  public List<Errand> errands(Told event) {
    return switch (event.type()) {
      case "race_created", "race_joined", "driver_left" -> changed(event);
      case "race_start" -> isFirst(event) ? List.of(note(event, Phase.RUNNING, 0)) : List.of();
      case "race_end", "race_aborted", "race_closed" -> List.of(note(event, Phase.OVER, 0));
      case "lobby.show_wanted" -> List.of(show(event));
      default -> List.of();
    };
  }

  /** Once a race is under way, seats are no offer any more. */
  private static List<Errand> changed(Told event) {
    int free = event.payload().get(FREE) instanceof Number number ? number.intValue() : 0;
    return free > 0 || event.type().equals("race_joined")
        ? List.of(note(event, Phase.OPEN, free))
        : List.of();
  }

  private static boolean isFirst(Told event) {
    return event.payload().get("countdown") instanceof Number number && number.intValue() == 3;
  }

  private static Errand note(Told event, Phase phase, int free) {
    var fields = new HashMap<String, Object>();
    fields.put("race", event.room().value());
    if (event.payload().get("name") instanceof String name) {
      fields.put("name", name);
    }
    fields.put("epoch", event.epoch());
    fields.put("seq", event.seq());
    fields.put("phase", phase.name().toLowerCase(Locale.ROOT));
    fields.put("free", free);
    return new Errand(LobbyKind.ROOM, LobbyKind.NOTE, fields, "note");
  }

  private static Errand show(Told event) {
    var fields = new HashMap<String, Object>(map(event.payload().get("wanted")));
    fields.put("show", true);
    var room = new RoomId(String.valueOf(event.payload().get("race")));
    return new Errand(room, "create_race", fields, "show");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
