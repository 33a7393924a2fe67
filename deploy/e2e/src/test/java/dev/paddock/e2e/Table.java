package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A table of Bigger Dice with two players, each on a line of his own. */
final class Table {
  /** More rolls than any game to ten points needs. */
  private static final int MOST_ROLLS = 600;

  private final GameClient host;
  private final GameClient guest;
  private final String room;
  private final long hostId;

  private Table(GameClient host, GameClient guest, String room, long hostId) {
    this.host = host;
    this.guest = guest;
    this.room = room;
    this.hostId = hostId;
  }

  /** Opens a table, seats the guest, and starts the game. */
  static Table start(String name, GameClient host, GameClient guest) {
    var opened = host.ask("create_room", new JsonObject().put("room_name", name));
    accepted(opened);
    accepted(guest.ask("join_room", new JsonObject().put("room_name", name)));
    var room = opened.getString("room_id");
    var hostId = host.story(room).messages("room_joined").getFirst().getLong("host_id");
    accepted(host.ask("ready", room));
    accepted(guest.ask("ready", new JsonObject().put("room_id", room).put("seed", "c0ffee")));
    List.of(host, guest).forEach(client -> client.await("game_started"));
    return new Table(host, guest, room, hostId);
  }

  String room() {
    return room;
  }

  /** Rolls so often, in turn, or until the game is over. */
  void roll(int times) {
    for (int i = 0; i < times && !isOver(); i++) {
      rollOnce();
    }
  }

  /** Plays on to the end and checks that both heard all of it. */
  void finish() {
    roll(MOST_ROLLS);
    assertThat(isOver()).isTrue();
    var last = host.story(room).messages("game_ended").getFirst();
    Until.holds(
        "the end for the guest",
        Until.SOON,
        () -> guest.story(room).messages("game_ended").contains(last));
    assertThat(last.getString("reason")).isEqualTo("score");
    assertWhole();
  }

  /** Nothing is missing, doubled or out of order for either, and both heard the same rolls. */
  void assertWhole() {
    assertThat(host.story(room).faults()).isEmpty();
    assertThat(guest.story(room).faults()).isEmpty();
    long both = Math.min(host.story(room).seq(), guest.story(room).seq());
    assertThat(rolls(host, both)).isEqualTo(rolls(guest, both));
  }

  boolean isOver() {
    return !host.story(room).messages("game_ended").isEmpty();
  }

  private void rollOnce() {
    var mover = turn() == hostId ? host : guest;
    var answer = mover.ask("bigger_dice.roll", room);
    if (!"NOT_YOUR_TURN".equals(answer.getString("code"))) {
      accepted(answer);
    }
    long seq = answer.getLong("seq", 0L);
    Until.holds(
        "both hear roll " + seq,
        Until.SOON,
        () -> host.story(room).seq() >= seq && guest.story(room).seq() >= seq);
  }

  private long turn() {
    return host.story(room).messages().reversed().stream()
        .filter(m -> m.containsKey("current_turn") || m.containsKey("first_turn"))
        .map(
            m ->
                m.containsKey("current_turn") ? m.getLong("current_turn") : m.getLong("first_turn"))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonObject> rolls(GameClient client, long upTo) {
    return client.story(room).messages("bigger_dice.rolled").stream()
        .filter(m -> m.getLong("seq") <= upTo)
        .toList();
  }

  private static void accepted(JsonObject answer) {
    assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("ack");
  }
}
