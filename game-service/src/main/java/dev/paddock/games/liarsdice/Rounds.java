package dev.paddock.games.liarsdice;

import dev.paddock.core.table.Fair;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Story;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableEnd;
import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import dev.paddock.games.liarsdice.LiarsEvent.Rolled;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** How a round goes: all roll, bids go round the table, a call ends it. */
final class Rounds {
  private Rounds() {}

  static Rolled first(Table<Cups> table) {
    var seats = table.seats();
    var hands =
        IntStream.range(0, seats.size())
            .mapToObj(i -> hand(table.fair(), 1, i, seats.get(i).userId(), LiarsDiceRules.DICE))
            .toList();
    return new Rolled(1, hands);
  }

  static Story<Cups> bid(Story<Cups> story, int quantity, int face, boolean auto, Instant at) {
    var table = story.table();
    var cups = table.game();
    var bidder = table.player(table.turn().userId());
    var bid =
        new BidMade(
            cups.moves() + 1,
            cups.round(),
            bidder.userId(),
            bidder.username(),
            quantity,
            face,
            auto);
    return story.tell(bid).turn(after(table, bidder.userId()), at);
  }

  static Story<Cups> call(Story<Cups> story, BidMade bid, boolean auto, Instant at) {
    var called = called(story.table(), bid, auto);
    var next = story.tell(called);
    var holders = holders(next.table());
    return holders.size() == 1
        ? next.end(holders.getFirst().userId(), TableEnd.SCORE, at)
        : next.tell(again(next.table())).turn(opener(next.table(), called), at);
  }

  /** The players who have dice and have not left, in seat order. */
  static List<Seat> holders(Table<Cups> table) {
    return table.present().stream().filter(seat -> seat.score() > 0).toList();
  }

  /** The next player with dice after a seat. */
  static long after(Table<Cups> table, long userId) {
    var order = table.seats().stream().map(Seat::userId).toList();
    var holders = holders(table).stream().map(Seat::userId).toList();
    var start = order.indexOf(userId);
    return IntStream.rangeClosed(1, order.size())
        .mapToObj(i -> order.get((start + i) % order.size()))
        .filter(holders::contains)
        .findFirst()
        .orElseThrow();
  }

  private static Called called(Table<Cups> table, BidMade bid, boolean auto) {
    var cups = table.game();
    var callerId = table.turn().userId();
    var hands = CupsView.held(table, cups.hands()).toList();
    var count = hands.stream().mapToInt(hand -> hand.count(bid.face())).sum();
    var loserId = count >= bid.quantity() ? callerId : bid.playerId();
    return new Called(
        cups.moves() + 1,
        cups.round(),
        callerId,
        bid.playerId(),
        bid.quantity(),
        bid.face(),
        count,
        loserId,
        table.player(loserId).score() - 1,
        hands,
        auto);
  }

  private static Rolled again(Table<Cups> table) {
    var round = table.game().round() + 1;
    var seats = table.seats();
    var holders = holders(table);
    var hands =
        IntStream.range(0, seats.size())
            .filter(i -> holders.contains(seats.get(i)))
            .mapToObj(
                i -> hand(table.fair(), round, i, seats.get(i).userId(), seats.get(i).score()))
            .toList();
    return new Rolled(round, hands);
  }

  /** The dice of a seat have the places {@code round:seat:die}, each counted from 1. */
  private static Cups.Hand hand(Fair fair, int round, int seat, long userId, int dice) {
    var place = round + ":" + (seat + 1) + ":";
    return new Cups.Hand(
        userId, IntStream.rangeClosed(1, dice).mapToObj(die -> fair.die(place + die)).toList());
  }

  /** The loser of a round starts the next one, or the next seat if he is out. */
  private static long opener(Table<Cups> table, Called called) {
    return called.diceLeft() > 0 ? called.loserId() : after(table, called.loserId());
  }
}
