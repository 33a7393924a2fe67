package dev.paddock.games.liarsdice;

import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies under the cups and what was said of it; the hands are hidden.
 *
 * @param round 0 before the first
 * @param hands of the present round, in seat order
 * @param bids of the present round, oldest first
 * @param calls the finished rounds, oldest first
 * @param moves bids and calls of the game so far
 */
public record Cups(int round, List<Hand> hands, List<BidMade> bids, List<Called> calls, int moves) {
  static final Cups NONE = new Cups(0, List.of(), List.of(), List.of(), 0);

  /** The dice of one player. */
  public record Hand(long userId, List<Integer> dice) {
    public Hand {
      dice = List.copyOf(dice);
    }

    int count(int face) {
      return (int) dice.stream().filter(it -> it == face).count();
    }
  }

  public Cups {
    hands = List.copyOf(hands);
    bids = List.copyOf(bids);
    calls = List.copyOf(calls);
  }

  Cups rolled(int next, List<Hand> fresh) {
    return new Cups(next, fresh, List.of(), calls, moves);
  }

  Cups with(BidMade bid) {
    return new Cups(round, hands, append(bids, bid), calls, moves + 1);
  }

  /** Revealed hands are in the call; what is hidden is gone. */
  Cups with(Called call) {
    return new Cups(round, List.of(), List.of(), append(calls, call), moves + 1);
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
