package dev.paddock.games.tinygame;

import java.util.List;

/** The hands, one card each. */
public record Cards(List<Hand> hands) {
  /** A card only its owner may see. */
  public record Hand(long userId, String card) {}

  public Cards {
    hands = List.copyOf(hands);
  }

  String cardOf(long userId) {
    return hands.stream().filter(it -> it.userId() == userId).findFirst().orElseThrow().card();
  }
}
