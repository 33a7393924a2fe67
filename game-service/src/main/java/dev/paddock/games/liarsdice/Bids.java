package dev.paddock.games.liarsdice;

import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableEvent;
import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsMove.MakeBid;
import org.jspecify.annotations.Nullable;

/** Which bid stands, which may follow it, and how the others are refused. */
final class Bids {
  static final int LEAST_QUANTITY = 1;
  static final int LEAST_FACE = 1;
  private static final int FACES = 6;

  private Bids() {}

  /** The last bid; null at the beginning of a round and where the bidder has left. */
  static @Nullable BidMade standing(Table<Cups> table) {
    var bids = table.game().bids();
    var isThere = !bids.isEmpty() && table.seat(bids.getLast().playerId()).isPresent();
    return isThere ? bids.getLast() : null;
  }

  /** Why a bid cannot be made, null if it can. */
  static @Nullable Outcome<TableEvent> refusal(Table<Cups> table, MakeBid bid) {
    var total = Rounds.holders(table).stream().mapToInt(Seat::score).sum();
    if (bid.face() < LEAST_FACE || bid.face() > FACES) {
      return invalid("No die shows " + bid.face() + ": a face is 1 to " + FACES + ".");
    }
    if (bid.quantity() < LEAST_QUANTITY || bid.quantity() > total) {
      return invalid("There are " + total + " dice on the table, not " + bid.quantity() + ".");
    }
    var last = standing(table);
    return last == null || isHigher(bid, last) ? null : notHigher(last);
  }

  static Outcome<TableEvent> notYourTurn(Table<Cups> table) {
    var name = table.player(table.turn().userId()).username();
    return Outcome.rejected(Reason.NOT_YOUR_TURN, "It is the turn of " + name + ".");
  }

  static Outcome<TableEvent> nothingToCall() {
    return invalid("There is no bid to doubt yet.");
  }

  private static boolean isHigher(MakeBid bid, BidMade last) {
    return bid.quantity() > last.quantity()
        || (bid.quantity() == last.quantity() && bid.face() > last.face());
  }

  private static Outcome<TableEvent> notHigher(BidMade last) {
    return invalid(
        "The last bid is %d dice showing %d: bid more dice, or as many of a higher face."
            .formatted(last.quantity(), last.face()));
  }

  private static Outcome<TableEvent> invalid(String message) {
    return Outcome.rejected(Reason.INVALID_FIELD, message);
  }
}
