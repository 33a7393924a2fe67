package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.core.Route.Attach;
import dev.paddock.core.Route.Seat;
import dev.paddock.core.Route.Target;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.liarsdice.LiarsDice;
import dev.paddock.games.tinygame.CardGuess;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GamesServiceTest {
  private final GamesService service = new GamesService();

  @Test
  void theServiceIsFound() {
    assertThat(ServiceLoader.load(RoomService.class))
        .hasAtLeastOneElementOfType(GamesService.class);
  }

  @Test
  void everyGameIsFoundWithoutBeingNamedAnywhere() {
    var kinds = ServiceLoader.load(RoomKind.class).stream().map(ServiceLoader.Provider::type);

    assertThat(kinds).contains(BiggerDice.class, LiarsDice.class, CardGuess.class);
  }

  @Test
  void theKindTakenByDefaultExists() {
    var kind = new BiggerDice();

    assertThat(service.defaultKind()).isEqualTo(kind.name());
    assertThat(kind.service()).isEqualTo(service.name());
  }

  @Test
  void keysAreThoseOfDocument003() {
    assertThat(service.documentKey(new RoomId("room_a"))).isEqualTo("game:room:room_a");
    assertThat(service.listKey()).isEqualTo("game:rooms:list");
    assertThat(service.seatKey(123)).isEqualTo("game:user:123:room");
  }

  @Test
  void theIdOfARoomFollowsFromItsName() {
    assertThat(id("My Game Room")).isEqualTo(id("  my\u00a0GAME   room "));
    assertThat(id("My Game Room").value()).matches("room_[a-z2-7]{16}");
    assertThat(id("My Game Room")).isNotEqualTo(id("My Game Rooms"));
  }

  @Test
  void everyCommandOfEveryGameHasARouteAndNoOther() {
    for (var kind : new RoomKind<?, ?, ?>[] {new BiggerDice(), new LiarsDice(), new CardGuess()}) {
      var routed =
          Stream.concat(service.routes().stream(), kind.routes().stream()).map(Route::type);
      assertThat(routed).containsExactlyInAnyOrderElementsOf(kind.commands().keySet());
    }
  }

  @Test
  void sittingDownTakesTheSeatAndAttaches() {
    assertThat(route("create_room")).isEqualTo(expected(Target.NAME, Seat.TAKE, Attach.JOIN));
    assertThat(route("join_room")).isEqualTo(expected(Target.ID_OR_NAME, Seat.TAKE, Attach.JOIN));
    assertThat(route("rejoin_room")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.JOIN));
    assertThat(route("spectate")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.JOIN));
    assertThat(route("leave_room")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.LEAVE));
    assertThat(route("leave_spectate")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.LEAVE));
    assertThat(route("ready")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.NONE));
    assertThat(route("chat.send")).isEqualTo(expected(Target.ID, Seat.NONE, Attach.NONE));
  }

  private RoomId id(String name) {
    return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name);
  }

  private record Effect(Target target, Seat seat, Attach attach) {}

  private Effect route(String type) {
    var route = service.routes().stream().filter(it -> it.type().equals(type)).findFirst();
    return route.map(it -> new Effect(it.target(), it.seat(), it.attach())).orElseThrow();
  }

  private static Effect expected(Target target, Seat seat, Attach attach) {
    return new Effect(target, seat, attach);
  }
}
