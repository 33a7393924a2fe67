package dev.paddock.games.liarsdice;

import static dev.paddock.games.liarsdice.Bluffs.KIND;
import static dev.paddock.games.liarsdice.Bluffs.bid;
import static dev.paddock.games.liarsdice.Bluffs.call;
import static dev.paddock.games.liarsdice.Bluffs.dealt;
import static dev.paddock.games.liarsdice.Bluffs.hands;
import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.core.table.GameRoom;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableEvent;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.games.Played;
import dev.paddock.games.liarsdice.LiarsEvent.Rolled;
import dev.paddock.testkit.kind.Scenario;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiarsViewTest {
  private static final Head HEAD = new Head(Scenario.EPOCH, 9);

  private final WireCodec codec = new WireCodec();

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @Test
  void aRollTellsEverybodyOnlyHowManyDice() {
    var event = hands("12345", "66666");

    assertThat(json(KIND.view().message(dealt("12345", "66666").state(), event)))
        .isEqualTo(
            "{\"round\":1,\"cups\":[{\"user_id\":1,\"dice\":5},{\"user_id\":2,\"dice\":5}]}");
  }

  @Test
  void aRollTellsAnOwnerHisOwnDice() {
    var forms =
        KIND.view().privateMessages(dealt("12345", "66666").state(), hands("12345", "66666"));

    assertThat(forms).containsOnlyKeys(1L, 2L);
    assertThat(((CupsView.OwnRoll) forms.get(1L)).own()).containsExactly(1, 2, 3, 4, 5);
    assertThat(((CupsView.OwnRoll) forms.get(2L)).own()).containsExactly(6, 6, 6, 6, 6);
  }

  @Test
  void theImageOfAnOwnerHasHisOwnDice() {
    var images = images(dealt("12345", "66666").state());

    assertThat(images).containsOnlyKeys(1L, 2L);
    assertThat(own(images.get(2L))).containsExactly(6, 6, 6, 6, 6);
  }

  @Test
  void whoIsOutOrHasLeftSeesWhatEverybodySees() {
    var out = dealt("1", "22", "33").whenAccepted(bid(ANN, 5, 6)).whenAccepted(call(BOB));
    var left = dealt("11111", "22222", "33333").whenAccepted(new LeaveRoom(CLEO));

    assertThat(images(out.state())).containsOnlyKeys(2L, 3L);
    assertThat(images(left.state())).containsOnlyKeys(1L, 2L);
    assertThat(KIND.view().privateMessages(out.state(), out.events().get(1)))
        .containsOnlyKeys(2L, 3L);
  }

  @Test
  void aCallShowsAllHandsToEverybody() {
    var story = dealt("12345", "66666").whenAccepted(bid(ANN, 5, 6)).whenAccepted(call(BOB));
    var called = story.events().getFirst();

    assertThat(KIND.view().message(story.state(), called)).isEqualTo(called);
    assertThat(KIND.view().privateMessages(story.state(), called)).isEmpty();
  }

  @Test
  void aGameThatIsOverHasNoPrivateImages() {
    assertThat(images(dealt("1", "2").whenAccepted(new LeaveRoom(BOB)).state())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noPublicFormDependsOnHiddenDice(long seed) {
    var play = Played.liars(seed);
    var state = play.initial();
    for (var event : play.events()) {
      state = KIND.decider().evolve(state, event);
      assertThat(image(state)).isEqualTo(image(withOtherDice(state)));
      if (event instanceof Rolled rolled) {
        assertThat(message(state, rolled)).isEqualTo(message(state, other(rolled)));
      }
    }
  }

  private static Table<Cups> withOtherDice(Table<Cups> table) {
    if (table.match() == null) {
      return table;
    }
    var cups = table.game();
    return table.withGame(
        new Cups(cups.round(), other(cups.hands()), cups.bids(), cups.calls(), cups.moves()));
  }

  private static Rolled other(Rolled rolled) {
    return new Rolled(rolled.round(), other(rolled.hands()));
  }

  private static List<Cups.Hand> other(List<Cups.Hand> hands) {
    return hands.stream()
        .map(it -> new Cups.Hand(it.userId(), Collections.nCopies(it.dice().size(), 6)))
        .toList();
  }

  private String message(Table<Cups> table, TableEvent event) {
    return json(KIND.view().message(table, event));
  }

  private String image(Table<Cups> table) {
    return json(KIND.view().document(table, Scenario.ROOM, HEAD));
  }

  private static Map<Long, Record> images(Table<Cups> table) {
    return KIND.view().privateDocuments(table, Scenario.ROOM, HEAD);
  }

  private static List<Integer> own(Record image) {
    return ((CupsView.OwnCups) ((GameRoom) image).game()).own();
  }

  private String json(Object value) {
    return new String(codec.json(value), UTF_8);
  }
}
