package dev.paddock.races.lobby;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.races.lobby.LobbyCommand.KeepShow;
import dev.paddock.races.lobby.LobbyCommand.Note;
import dev.paddock.races.lobby.LobbyCommand.Phase;
import dev.paddock.races.lobby.LobbyCommand.QuickRace;
import dev.paddock.races.lobby.LobbyCommand.Signalled;
import dev.paddock.testkit.kind.RandomPlay;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A lobby with a few races that come and go by chance. */
public final class LobbyPlay {
  private static final int COMMANDS = 150;
  private static final int RACES = 5;

  private LobbyPlay() {}

  public static RandomPlay<LobbyCommand, Lobby, LobbyEvent> of(long seed) {
    return RandomPlay.of(new LobbyKind(), LobbyKind.ROOM, LobbyPlay::next, seed, COMMANDS);
  }

  private static LobbyCommand next(Lobby lobby, RandomGenerator random) {
    var user = Actor.user(1 + random.nextInt(4), "u");
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new QuickRace(user, random.nextBoolean() ? null : 1);
      case 3 -> new KeepShow(random.nextInt(4) == 0 ? user : Actor.SYSTEM);
      case 4 -> new Signalled(new Signal.Wake(wake(lobby, random)));
      default -> note(lobby, random.nextInt(8) == 0 ? user : Actor.SYSTEM, random);
    };
  }

  private static Instant wake(Lobby lobby, RandomGenerator random) {
    var show = lobby.show();
    return show == null || random.nextInt(3) == 0 ? Instant.EPOCH : show.nextAt();
  }

  private static Note note(Lobby lobby, Actor actor, RandomGenerator random) {
    var show = lobby.show();
    boolean isShow = show != null && !show.race().isEmpty() && random.nextInt(3) == 0;
    int number = random.nextInt(RACES);
    return new Note(
        actor,
        isShow ? show.race() : "race_" + number,
        random.nextBoolean() ? null : "Race " + number,
        "e" + random.nextInt(2),
        1 + random.nextInt(20),
        Phase.values()[random.nextInt(3)],
        random.nextInt(9));
  }
}
