package dev.paddock.games;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableKind;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.biggerdice.Dice;
import dev.paddock.games.biggerdice.DiceMove;
import dev.paddock.games.liarsdice.Cups;
import dev.paddock.games.liarsdice.LiarsDice;
import dev.paddock.games.liarsdice.LiarsMove;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.games.tinygame.CardGuessMove;
import dev.paddock.games.tinygame.Cards;
import dev.paddock.testkit.kind.RandomPlay;
import dev.paddock.testkit.kind.RandomTablePlayer;
import dev.paddock.testkit.kind.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What random games told, for tests that look at messages and states. */
public final class Played {
  private static final int COMMANDS = 150;

  /** Who plays Bigger Dice by chance. */
  public static final RandomTablePlayer<Dice> DICE_PLAYER =
      new RandomTablePlayer<>((table, actor, random) -> new DiceMove.RollDice(actor));

  /** Who plays the guessing game by chance. */
  public static final RandomTablePlayer<Cards> CARD_PLAYER =
      new RandomTablePlayer<>(
          (table, actor, random) -> new CardGuessMove(actor, 1 + random.nextInt(6)));

  /** Who plays Liar's Dice by chance: bids that are mostly a little higher, and calls. */
  public static final RandomTablePlayer<Cups> LIARS_PLAYER =
      new RandomTablePlayer<>(
          (table, actor, random) ->
              random.nextInt(3) == 0
                  ? new LiarsMove.CallLiar(actor)
                  : new LiarsMove.MakeBid(actor, 1 + random.nextInt(8), 1 + random.nextInt(6)));

  private Played() {}

  /** A public message, or the document after it where {@code type} is {@code room_state}. */
  public record Message(String type, RoomId room, Record body, boolean isNumbered) {}

  public static RandomPlay<TableCommand, Table<Dice>, TableEvent> dice(long seed) {
    return RandomPlay.of(new BiggerDice(), DICE_PLAYER, seed, COMMANDS);
  }

  public static RandomPlay<TableCommand, Table<Cards>, TableEvent> cards(long seed) {
    return RandomPlay.of(new CardGuess(), CARD_PLAYER, seed, COMMANDS);
  }

  public static RandomPlay<TableCommand, Table<Cups>, TableEvent> liars(long seed) {
    return RandomPlay.of(new LiarsDice(), LIARS_PLAYER, seed, 3 * COMMANDS);
  }

  /** Every message of many games of Liar's Dice. */
  public static List<Message> liarsMessages(int games) {
    return LongStream.range(0, games)
        .boxed()
        .flatMap(seed -> messages(liars(seed), new LiarsDice()).stream())
        .toList();
  }

  /** Every message of many games of a kind. */
  public static List<Message> messages(boolean isDice, int games) {
    return LongStream.range(0, games)
        .boxed()
        .flatMap(
            seed ->
                isDice
                    ? messages(dice(seed), new BiggerDice()).stream()
                    : messages(cards(seed), new CardGuess()).stream())
        .toList();
  }

  private static <G extends Record> List<Message> messages(
      RandomPlay<TableCommand, Table<G>, TableEvent> play, TableKind<G> kind) {
    var types = types(kind.events());
    var messages = new ArrayList<Message>();
    var state = play.initial();
    for (var event : play.events()) {
      state = kind.decider().evolve(state, event);
      var type = types.get(event.getClass());
      var body = kind.view().message(state, event);
      messages.add(new Message(type, play.room(), body, !type.equals("room_created")));
      var document = kind.view().document(state, play.room(), new Head(Scenario.EPOCH, 3));
      messages.add(new Message("room_state", play.room(), document, true));
    }
    return messages;
  }

  /** The wire type of each event class. */
  public static Map<Class<?>, String> types(Map<String, ? extends Class<?>> events) {
    return events.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
  }
}
