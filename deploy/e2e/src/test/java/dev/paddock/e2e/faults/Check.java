package dev.paddock.e2e.faults;

import dev.paddock.e2e.Until;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.replay.Replay;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What has to hold whenever nobody moves, whatever happened before. */
final class Check implements AutoCloseable {
  private static final String SERVICE = "games";
  private static final Duration PUBLISHED = Duration.ofSeconds(60);
  private static final Duration HEARD = Duration.ofSeconds(40);
  private static final int SHOWN = 3;

  /** Commands that always tell the room something. */
  private static final Set<String> LOUD =
      Set.of(
          "create_room",
          "join_room",
          "chat.send",
          "bigger_dice.roll",
          "liars_dice.bid",
          "liars_dice.call");

  private final Crowd crowd;
  private final Effects effects;
  private final Problems problems;
  private final Replay.Servers servers;

  Check(Crowd crowd, Replay.Servers servers, Problems problems) {
    this.crowd = crowd;
    this.problems = problems;
    this.servers = servers;
    effects = new Effects(String.valueOf(servers.kafka()), problems);
  }

  /** Finds all that is wrong; call it while the crowd pauses. */
  void all() {
    everybodyHeardAll();
    awaitPublished();
    crowd.world().requests().stream().forEach(it -> outcome(it.getKey(), it.getValue()));
    untold().forEach(it -> problems.add("told and not in the log: %s", it));
    crowd.world().chronicle().rooms().forEach(this::told);
    storesAreAsTheLog();
  }

  /** How many events the log has. */
  long events() {
    return effects.count();
  }

  @Override
  public void close() {
    effects.close();
  }

  /** The publisher is off the players' path: it may come later, but it has to come. */
  private void awaitPublished() {
    noting(
        "not all that was acknowledged is in the public log",
        PUBLISHED,
        () -> {
          effects.readOn();
          return crowd.world().requests().stream().noneMatch(this::isMissing) && untold().isEmpty();
        });
  }

  private boolean isMissing(Map.Entry<Requests.Key, Requests.Asked> it) {
    return it.getValue().isAccepted()
        && LOUD.contains(it.getValue().type())
        && effects.of(it.getKey()).isEmpty();
  }

  /** What players were told and the log does not have, yet. */
  private List<String> untold() {
    var missing = new ArrayList<String>();
    var chronicle = crowd.world().chronicle();
    chronicle
        .rooms()
        .forEach(
            room ->
                chronicle.open(
                    room,
                    (place, text) -> {
                      if (effects.event(room, place.epoch(), place.seq()) == null) {
                        missing.add(text);
                      }
                    }));
    return missing;
  }

  /** Every player stands where the log stands, in the room where he plays. */
  private void everybodyHeardAll() {
    effects.readOn();
    for (var party : crowd.parties()) {
      var room = party.room();
      if (room != null) {
        party.players().forEach(player -> heardAll(player, room));
      }
    }
  }

  private void heardAll(Bot player, String room) {
    var epoch = player.look(room, Track::epoch);
    noting(
        "%s hears all of %s".formatted(player.name(), room),
        HEARD,
        () -> player.isWhole() && player.look(room, Track::seq) >= effects.head(room, epoch));
    long seq = player.look(room, Track::seq);
    if (seq < effects.head(room, epoch)) {
      problems.add(
          "%s (connected: %s) stands at %d of %d in %s %s",
          player.name(), player.isWhole(), seq, effects.head(room, epoch), room, epoch);
    }
  }

  /** One command, one effect; a refusal has none; what was acknowledged is in the log. */
  private void outcome(Requests.Key key, Requests.Asked asked) {
    var done = effects.of(key);
    if (done.size() > 1) {
      problems.add("%s %s had %d effects: %s", asked.type(), key, done.size(), done);
    }
    if (asked.isRefused() && !done.isEmpty()) {
      problems.add("%s was refused and happened: %s", key, done);
    }
    if (asked.isAccepted() && !done.isEmpty()) {
      long said = asked.answers().getFirst().getLong("seq");
      var seqs = done.values().iterator().next().seqs();
      if (seqs.getLast() != said) {
        problems.add("%s was acknowledged at %d and happened at %s", key, said, seqs);
      }
    }
    if (asked.isAccepted() && done.isEmpty() && LOUD.contains(asked.type())) {
      problems.add("%s %s was acknowledged and is not in the log", asked.type(), key);
    }
  }

  /** What players were told is what the log says. */
  private void told(String room) {
    crowd
        .world()
        .chronicle()
        .open(
            room,
            (place, text) -> {
              var event = effects.event(room, place.epoch(), place.seq());
              if (event != null && !event.payload().equals(new JsonObject(text))) {
                problems.add("%s is told as%n%s%nand logged as%n%s", place, text, event);
              }
            });
  }

  private void storesAreAsTheLog() {
    var said = new ByteArrayOutputStream();
    var progress = new ByteArrayOutputStream();
    int status =
        Replay.run(
            List.of(Topics.journal(SERVICE), "--diff", "redis,mongo"),
            servers,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            new PrintStream(progress, true, StandardCharsets.UTF_8));
    if (status != Replay.SAME) {
      var lines = (said.toString(StandardCharsets.UTF_8) + progress).lines().toList();
      lines.stream().limit(SHOWN).forEach(line -> problems.add("replay (%d): %s", status, line));
    }
  }

  private void noting(String what, Duration limit, Supplier<Boolean> question) {
    try {
      Until.holds(what, limit, question);
    } catch (AssertionError e) {
      problems.add("%s", e.getMessage());
    }
  }
}
