package dev.paddock.e2e.faults;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Players who play one game after the other in rooms of their own. */
final class Party {
  /** No fault here lasts so long: a command without an outcome by then is lost. */
  static final int PATIENCE_SECONDS = 150;

  private static final int DICE_AT_MOST = 30;
  private static final int FACES = 6;
  private static final int CHATS = 8;
  private static final int FOULS = 20;

  /** So many moves in a row without one that counts, and the room is given up. */
  private static final int STUCK = 40;

  /** Refusals that only say that others, or time, were faster. */
  private static final Set<String> LATE =
      Set.of("NOT_YOUR_TURN", "GAME_NOT_STARTED", "INVALID_FIELD", "ALREADY_ROLLED");

  private final int number;
  private final String game;
  private final List<Bot> players;
  private final World world;
  private final Random random;
  private @Nullable String room;
  private int rooms;
  private int fruitless;

  /**
   * @param game {@code bigger_dice} or {@code liars_dice}
   */
  Party(int number, String game, List<Bot> players, World world, long seed) {
    this.number = number;
    this.game = game;
    this.players = players;
    this.world = world;
    random = new Random(seed);
  }

  List<Bot> players() {
    return players;
  }

  /** Where they are, null between two rooms. */
  synchronized @Nullable String room() {
    return room;
  }

  /** Does one thing; returns when it has its outcome. */
  void step() throws InterruptedException {
    var here = room();
    if (here == null) {
      open();
    } else if (anyGame(here, Game::isOver)) {
      leave(here);
    } else if (fruitless > STUCK) {
      world.problems().add("nobody can move in %s", here);
      leave(here);
    } else if (random.nextInt(CHATS) == 0) {
      chat(anybody(), here, "move " + random.nextInt());
    } else {
      move(here);
    }
  }

  /** Says something; returns the outcome. */
  JsonObject chat(Bot who, String here, String text) throws InterruptedException {
    return ask(who, "chat.send", at(here).put("text", text));
  }

  /** Whether everybody was told what happened up to there. */
  boolean heard(String here, long seq, String epoch) {
    return players.stream()
        .allMatch(it -> it.look(here, t -> t.seq() >= seq && t.epoch().equals(epoch)));
  }

  private void open() throws InterruptedException {
    var name = "Table %d, game %d".formatted(number, ++rooms);
    var named = new JsonObject().put("room_name", name).put("game_type", game);
    var opened = ask(players.getFirst(), "create_room", named);
    if (!accepted(opened)) {
      world.problems().add("%s could not be opened: %s", name, opened.encode());
      return;
    }
    var here = opened.getString("room_id");
    for (var guest : players.subList(1, players.size())) {
      expect(ask(guest, "join_room", at(here)), "join_room");
    }
    for (var player : players) {
      expect(ask(player, "ready", at(here)), "ready");
    }
    settle(here);
  }

  private void leave(String here) throws InterruptedException {
    settle(null);
    fruitless = 0;
    for (var player : players) {
      expect(ask(player, "leave_room", at(here)), "leave_room", "ROOM_NOT_FOUND", "NOT_IN_ROOM");
      player.forget(here);
    }
  }

  private synchronized void settle(@Nullable String here) {
    room = here;
  }

  private void move(String here) throws InterruptedException {
    var mover = random.nextInt(FOULS) == 0 ? anybody() : mover(here);
    var answer =
        game.equals("bigger_dice") ? ask(mover, "bigger_dice.roll", at(here)) : bid(mover, here);
    fruitless = accepted(answer) ? 0 : fruitless + 1;
    if (!accepted(answer) && !LATE.contains(answer.getString("code"))) {
      var isOver = anyGame(here, Game::isOver);
      if (!isOver) {
        world.problems().add("a move in %s was refused: %s", here, answer.encode());
      }
    }
  }

  private JsonObject bid(Bot mover, String here) throws InterruptedException {
    int quantity = mover.look(here, t -> t.game().quantity());
    int face = mover.look(here, t -> t.game().face());
    if ((quantity > 0 && random.nextInt(3) == 0) || quantity == DICE_AT_MOST) {
      return ask(mover, "liars_dice.call", at(here));
    }
    var isHigher = quantity > 0 && face < FACES;
    var bid = at(here).put("quantity", isHigher ? quantity : quantity + 1);
    return ask(mover, "liars_dice.bid", bid.put("face", isHigher ? face + 1 : 1));
  }

  private Bot mover(String here) {
    return players.stream()
        .filter(it -> it.look(here, t -> t.game().turn()) == it.userId())
        .findFirst()
        .orElse(players.getFirst());
  }

  private Bot anybody() {
    return players.get(random.nextInt(players.size()));
  }

  private boolean anyGame(String here, Predicate<Game> question) {
    return players.stream().anyMatch(it -> it.look(here, t -> question.test(t.game())));
  }

  private void expect(JsonObject answer, String what, String... refusals) {
    if (!accepted(answer) && !List.of(refusals).contains(answer.getString("code"))) {
      world.problems().add("%s at table %d was refused: %s", what, number, answer.encode());
    }
  }

  private JsonObject ask(Bot who, String type, JsonObject fields) throws InterruptedException {
    try {
      return who.ask(type, fields).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      world.problems().add("%s has no outcome for %s %s", who.name(), type, fields.encode());
      return new JsonObject().put("type", "error").put("code", "NONE");
    }
  }

  static boolean accepted(JsonObject answer) {
    return answer.getString("type").equals("ack");
  }

  private static JsonObject at(String here) {
    return new JsonObject().put("room_id", here);
  }
}
