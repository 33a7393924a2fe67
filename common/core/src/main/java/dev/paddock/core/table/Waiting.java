package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableCommand.Ready;
import dev.paddock.core.table.TableEvent.GameStarted;
import dev.paddock.core.table.TableEvent.Opening;
import dev.paddock.core.table.TableEvent.PlayerReady;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From sitting down to the first turn: readiness and the start of the game. */
record Waiting<G extends Record>(TableGame<G> game) {
  private static final Pattern SEED =
      Pattern.compile("[0-9a-fA-F]{1," + TableLimits.SEED_DIGITS + "}");

  private static final int FIRST_TURN = 1;

  Outcome<TableEvent> ready(Story<G> story, Ready command, Stamp stamp) {
    var table = story.table();
    var seat = table.seat(command.actor().userId());
    if (seat.isEmpty()) {
      return Refusals.notAPlayer(table, command.actor().userId());
    }
    if (table.status() != Status.WAITING) {
      return Refusals.begun(table);
    }
    if (command.seed() != null && !SEED.matcher(command.seed()).matches()) {
      return Refusals.badSeed();
    }
    return startIfReady(say(story, seat.get(), command), stamp).outcome();
  }

  /** Starts the game if enough players are there and all of them are ready. */
  Story<G> startIfReady(Story<G> story, Stamp stamp) {
    var seats = story.table().seats();
    return seats.size() >= game.minPlayers() && seats.stream().allMatch(Seat::ready)
        ? game.opened(story.tell(start(story.table(), stamp)), stamp)
        : story;
  }

  private Story<G> say(Story<G> story, Seat seat, Ready command) {
    var ready = !Boolean.FALSE.equals(command.ready());
    var seed = ready ? newest(command.seed(), seat.seed()) : null;
    var changed = seat.withReady(ready, seed);
    return changed.equals(seat)
        ? story
        : story.tell(new PlayerReady(seat.userId(), seat.username(), ready, seed));
  }

  private GameStarted start(Table<G> table, Stamp stamp) {
    var about = table.about();
    var opening =
        new Opening(
            about.name(),
            about.gameType(),
            table.seats().stream().map(GamePlayer::of).toList(),
            opener(table, stamp).userId(),
            FIRST_TURN,
            stamp.at().plus(game.turnTime()),
            stamp.at(),
            Fair.commitment(stamp.seed()),
            table.clientSeeds());
    return new GameStarted(opening, stamp.epoch(), stamp.seed());
  }

  private Seat opener(Table<G> table, Stamp stamp) {
    List<Seat> seats = table.seats();
    var seeds = table.clientSeeds().stream().map(ClientSeed::seed).toList();
    var fair = new Fair(stamp.seed(), table.roomId(), stamp.epoch(), seeds);
    return seats.get(fair.opener(seats.size()));
  }

  private static @Nullable String newest(@Nullable String given, @Nullable String before) {
    return given == null ? before : given;
  }
}
