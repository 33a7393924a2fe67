package dev.paddock.games.biggerdice;

import dev.paddock.games.biggerdice.DiceEvent.RoundResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rolls and rounds of a game, oldest first; also what everybody may see of it.
 *
 * @param rolls two a finished round, one more where a round is open
 */
public record Dice(List<Roll> rolls, List<RoundResult> rounds) {
  /** A roll; {@code n} is 1 for the first of the game. */
  public record Roll(int n, long userId, int roll, boolean auto) {}

  static final Dice NONE = new Dice(List.of(), List.of());

  public Dice {
    rolls = List.copyOf(rolls);
    rounds = List.copyOf(rounds);
  }

  /** The rolls of the round that is not yet decided: none, one, or two just before its result. */
  List<Roll> open() {
    return rolls.subList(2 * rounds.size(), rolls.size());
  }

  /** What a player rolled in the open round, which he has. */
  int openRoll(long userId) {
    return open().stream().filter(it -> it.userId() == userId).findFirst().orElseThrow().roll();
  }

  boolean hasRolled(long userId) {
    return open().stream().anyMatch(it -> it.userId() == userId);
  }

  Dice with(Roll roll) {
    return new Dice(Stream.concat(rolls.stream(), Stream.of(roll)).toList(), rounds);
  }

  Dice with(RoundResult round) {
    return new Dice(rolls, Stream.concat(rounds.stream(), Stream.of(round)).toList());
  }
}
