package dev.paddock.e2e.faults;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Every command of every player and what came of it: the same each time it was answered. */
final class Requests {
  private final Map<Key, Asked> all = new ConcurrentHashMap<>();
  private final AtomicLong repeats = new AtomicLong();
  private final Problems problems;

  /** A command, however often it was sent. */
  record Key(String player, String request) {}

  /** What was asked and, once it is known, what came of it. */
  record Asked(String type, List<JsonObject> answers) {
    boolean isAccepted() {
      return !answers.isEmpty() && answers.getFirst().getString("type").equals("ack");
    }

    boolean isRefused() {
      return !answers.isEmpty() && !isAccepted();
    }
  }

  Requests(Problems problems) {
    this.problems = problems;
  }

  void asked(Key key, String type) {
    all.put(key, new Asked(type, List.of()));
  }

  void repeated() {
    repeats.incrementAndGet();
  }

  /** An outcome, perhaps again. */
  void answered(Key key, JsonObject answer) {
    all.compute(
        key,
        (k, asked) -> {
          var known = asked == null ? new Asked("?", List.of()) : asked;
          if (known.answers().isEmpty()) {
            return new Asked(known.type(), List.of(answer));
          }
          compare(k, known.answers().getFirst(), answer);
          return known;
        });
  }

  Asked get(Key key) {
    return all.getOrDefault(key, new Asked("?", List.of()));
  }

  Stream<Map.Entry<Key, Asked>> stream() {
    return all.entrySet().stream();
  }

  long count() {
    return all.size();
  }

  long repeats() {
    return repeats.get();
  }

  private void compare(Key key, JsonObject first, JsonObject again) {
    var same =
        Stream.of("type", "code", "room_id", "seq")
            .allMatch(field -> String.valueOf(first.getValue(field)).equals(field(again, field)));
    if (!same) {
      problems.add("%s has two outcomes: %s and %s", key, first.encode(), again.encode());
    }
  }

  private static String field(JsonObject answer, String name) {
    return String.valueOf(answer.getValue(name));
  }
}
