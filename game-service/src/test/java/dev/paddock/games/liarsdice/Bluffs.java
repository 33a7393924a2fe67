package dev.paddock.games.liarsdice;

import dev.paddock.core.Actor;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableEvent;
import dev.paddock.games.liarsdice.LiarsEvent.Rolled;
import dev.paddock.games.liarsdice.LiarsMove.CallLiar;
import dev.paddock.games.liarsdice.LiarsMove.MakeBid;
import dev.paddock.games.table.Tables;
import dev.paddock.testkit.kind.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of Liar's Dice for tests. */
final class Bluffs {
  static final LiarsDice KIND = new LiarsDice();
  static final List<Actor> ALL =
      List.of(
          Tables.ANN,
          Tables.BOB,
          Tables.CLEO,
          Tables.DAN,
          Actor.user(5, "eve"),
          Actor.user(6, "fay"));

  private Bluffs() {}

  /** A game that has begun; chance decides who opens. */
  static Scenario<TableCommand, Table<Cups>, TableEvent> running(int players) {
    var story = Scenario.of(KIND.decider()).whenAccepted(Tables.create(Tables.ANN, "Bluff"));
    ALL.subList(1, players).forEach(it -> story.whenAccepted(new JoinRoom(it, null)));
    ALL.subList(0, players).forEach(it -> story.whenAccepted(Tables.ready(it)));
    return story;
  }

  /** The same with these hands and Ann to open. */
  static Scenario<TableCommand, Table<Cups>, TableEvent> dealt(String... hands) {
    var story = running(hands.length);
    return story.given(
        hands(hands), new TableEvent.TurnChanged(1, 2, story.state().turn().deadline()));
  }

  /** One text of digits a player, empty for one who is out. */
  static Rolled hands(String... hands) {
    return new Rolled(
        1,
        IntStream.range(0, hands.length)
            .mapToObj(i -> new Cups.Hand(i + 1, dice(hands[i])))
            .toList());
  }

  static List<Integer> dice(String digits) {
    return Arrays.stream(digits.split(""))
        .filter(it -> !it.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }

  static MakeBid bid(Actor actor, int quantity, int face) {
    return new MakeBid(actor, quantity, face);
  }

  static CallLiar call(Actor actor) {
    return new CallLiar(actor);
  }

  static Actor turn(Table<Cups> table) {
    return ALL.get((int) table.turn().userId() - 1);
  }
}
