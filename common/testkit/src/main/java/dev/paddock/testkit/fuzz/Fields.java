package dev.paddock.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A frame as names and values, each a JSON text, so that it can become what no object can be. */
final class Fields {
  private record Field(String name, String value) {}

  private static final List<String> NAMES =
      List.of(
          "type",
          "request_id",
          "room_id",
          "room_name",
          "user_id",
          "avatar_id",
          "ts",
          "token",
          "channel",
          "channels",
          "game_type",
          "text",
          "username",
          "",
          "__proto__",
          "x\\u0000y");

  private final List<Field> fields = new ArrayList<>();

  Fields(Map<String, String> named) {
    named.forEach((name, value) -> fields.add(new Field(name, value)));
  }

  String text() {
    var text = new StringBuilder("{");
    for (var field : fields) {
      text.append(text.length() > 1 ? "," : "");
      text.append('"').append(field.name()).append("\":").append(field.value());
    }
    return text.append('}').toString();
  }

  /** Changes one thing. */
  void change(Random random) {
    int at = random.nextInt(fields.size());
    switch (random.nextInt(8)) {
      case 0 -> fields.remove(at);
      case 1 -> fields.add(fields.get(at)); // Its name comes twice.
      case 2 -> fields.add(at, new Field(pick(random, NAMES), OddValues.pick(random)));
      case 3 -> fields.set(at, new Field(pick(random, NAMES), fields.get(at).value()));
      case 4 -> fields.add(fields.remove(at)); // Another order: type may come last.
      default -> fields.set(at, new Field(fields.get(at).name(), OddValues.pick(random)));
    }
    if (fields.isEmpty()) {
      fields.add(new Field("type", OddValues.pick(random)));
    }
  }

  private static String pick(Random random, List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
