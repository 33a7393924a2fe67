package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.RoomKind;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.liarsdice.LiarsDice;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.testkit.kind.RandomPlay;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
  private final WireCodec codec = new WireCodec();

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void statesComeBackFromTheirSnapshots(long seed) {
    checkStates(new BiggerDice(), Played.dice(seed));
    checkStates(new CardGuess(), Played.cards(seed));
    checkStates(new LiarsDice(), Played.liars(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eventsComeBackFromTheJournalWithTheirSecrets(long seed) {
    checkEvents(Played.dice(seed));
    checkEvents(Played.cards(seed));
    checkEvents(Played.liars(seed));
  }

  private <C, S, E> void checkStates(RoomKind<C, S, E> kind, RandomPlay<C, S, E> play) {
    for (var step : play.steps()) {
      S read = codec.value(kind.state(), codec.json(step.after()));
      assertThat(read).isEqualTo(step.after());
    }
  }

  private void checkEvents(RandomPlay<?, ?, ?> play) {
    for (Object event : play.events()) {
      Object read = codec.value(event.getClass(), codec.json(event));
      assertThat(read).isEqualTo(event);
    }
  }
}
