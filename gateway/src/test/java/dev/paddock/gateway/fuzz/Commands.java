package dev.paddock.gateway.fuzz;

import dev.paddock.gateway.testing.Parlour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A valid frame of every command of the door. */
final class Commands {
  private Commands() {}

  /**
   * Several of each.
   *
   * @param shared a room to listen to, in which nothing else is done
   */
  static List<Map<String, String>> all(String shared) {
    var commands = new ArrayList<Map<String, String>>();
    commands.add(Map.of("type", "\"ping\"", "ts", "17"));
    commands.add(Map.of("type", "\"auth\"", "user_id", "7", "avatar_id", "3"));
    commands.add(Map.of("type", "\"refresh\"", "token", "\"a.b.c\""));
    commands.add(Map.of("type", "\"list_rooms\"", "status", "\"waiting\""));
    channels(shared).forEach(commands::addAll);
    Stream.of("A", "B", "C", "D", "E").forEach(name -> rooms(commands, name));
    return commands;
  }

  private static Stream<List<Map<String, String>>> channels(String shared) {
    return Stream.of(shared, "room:" + id("A"), "lobby:parlour", "user:7", "room:none")
        .map(
            channel ->
                List.of(
                    Map.of("type", "\"subscribe\"", "channel", text(channel)),
                    Map.of("type", "\"unsubscribe\"", "channel", text(channel)),
                    Map.of("type", "\"resume\"", "channels", point(channel))));
  }

  private static String point(String channel) {
    return "[{\"channel\":" + text(channel) + ",\"epoch\":\"e1\",\"seq\":1}]";
  }

  private static void rooms(List<Map<String, String>> commands, String name) {
    var room = text(id(name));
    var request = text("r" + name);
    commands.add(Map.of("type", "\"create_room\"", "room_name", text(name), "game_type", "\"t\""));
    commands.add(Map.of("type", "\"create_room\"", "room_name", text(name), "request_id", request));
    commands.add(Map.of("type", "\"join_room\"", "room_name", text(name), "avatar_id", "null"));
    commands.add(Map.of("type", "\"join_room\"", "room_id", room, "request_id", request));
    for (var type : List.of("spectate", "leave_room", "close_room")) {
      commands.add(Map.of("type", text(type), "room_id", room, "request_id", request));
    }
    for (var type : List.of("say", "murmur")) {
      commands.add(
          Map.of("type", text(type), "room_id", room, "text", "\"hush\"", "request_id", request));
    }
  }

  private static String id(String name) {
    return Parlour.room(name).value();
  }

  private static String text(String text) {
    return '"' + text + '"';
  }
}
