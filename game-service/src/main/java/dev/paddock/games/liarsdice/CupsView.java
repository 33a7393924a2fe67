package dev.paddock.games.liarsdice;

import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Table;
import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who sees what of the cups: everybody how many dice, an owner his own. */
final class CupsView {
  private CupsView() {}

  /** How many dice a player has under his cup. */
  record Cup(long userId, int dice) {}

  /** The public form of {@link LiarsEvent.Rolled}. */
  record PublicRoll(int round, List<Cup> cups) {
    PublicRoll {
      cups = List.copyOf(cups);
    }
  }

  /** What one player sees of {@link LiarsEvent.Rolled}. */
  record OwnRoll(int round, List<Cup> cups, List<Integer> own) {
    OwnRoll {
      cups = List.copyOf(cups);
      own = List.copyOf(own);
    }
  }

  /** What everybody sees of a game. */
  record PublicCups(int round, List<Cup> cups, List<BidMade> bids, List<Called> calls) {
    PublicCups {
      cups = List.copyOf(cups);
      bids = List.copyOf(bids);
      calls = List.copyOf(calls);
    }
  }

  /** What one player sees of a game. */
  record OwnCups(
      int round, List<Cup> cups, List<BidMade> bids, List<Called> calls, List<Integer> own) {
    OwnCups {
      cups = List.copyOf(cups);
      bids = List.copyOf(bids);
      calls = List.copyOf(calls);
      own = List.copyOf(own);
    }
  }

  static PublicRoll roll(LiarsEvent.Rolled event) {
    return new PublicRoll(event.round(), cups(event.hands()));
  }

  static Map<Long, Record> ownRolls(LiarsEvent.Rolled event) {
    return byOwner(
        event.hands().stream(),
        hand -> new OwnRoll(event.round(), cups(event.hands()), hand.dice()));
  }

  static PublicCups document(Table<Cups> table) {
    var cups = table.match() == null ? Cups.NONE : table.game();
    return new PublicCups(cups.round(), held(table, cups), cups.bids(), cups.calls());
  }

  static Map<Long, Record> ownDocuments(Table<Cups> table) {
    if (!table.isRunning()) {
      return Map.of();
    }
    var cups = table.game();
    var counts = held(table, cups);
    return byOwner(
        held(table, cups.hands()),
        hand -> new OwnCups(cups.round(), counts, cups.bids(), cups.calls(), hand.dice()));
  }

  /** The dice of who leaves go with him. */
  static Stream<Cups.Hand> held(Table<Cups> table, List<Cups.Hand> hands) {
    var present = table.present().stream().map(Seat::userId).collect(Collectors.toSet());
    return hands.stream().filter(hand -> present.contains(hand.userId()));
  }

  private static List<Cup> held(Table<Cups> table, Cups cups) {
    return cups(held(table, cups.hands()).toList());
  }

  private static List<Cup> cups(List<Cups.Hand> hands) {
    return hands.stream().map(hand -> new Cup(hand.userId(), hand.dice().size())).toList();
  }

  private static Map<Long, Record> byOwner(
      Stream<Cups.Hand> hands, Function<Cups.Hand, Record> form) {
    return hands.collect(Collectors.toUnmodifiableMap(Cups.Hand::userId, form));
  }
}
