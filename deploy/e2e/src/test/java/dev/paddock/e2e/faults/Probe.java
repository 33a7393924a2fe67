package dev.paddock.e2e.faults;

import dev.paddock.e2e.Until;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says a word in every room and looks when all its players have heard it. */
final class Probe {
  private static final Duration LIMIT = Duration.ofSeconds(Party.PATIENCE_SECONDS);

  private Probe() {}

  static CompletableFuture<Recovery> of(List<Party> parties, long from, Executor threads) {
    var asked =
        parties.stream()
            .map(party -> CompletableFuture.supplyAsync(() -> answered(party, from), threads))
            .toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
        .thenApply(
            all ->
                Recovery.of(
                    asked.stream()
                        .map(CompletableFuture::join)
                        .filter(millis -> millis != null)
                        .toList()));
  }

  /** Milliseconds since {@code from}; null where there is no room, -1 where nobody answers. */
  private static @Nullable Long answered(Party party, long from) {
    var room = party.room();
    if (room == null) {
      return null;
    }
    try {
      var answer = party.chat(party.players().getFirst(), room, "Is anybody there?");
      if (!Party.accepted(answer)) {
        return "NONE".equals(answer.getString("code")) ? -1L : null;
      }
      return heard(party, room, answer.getLong("seq")) ? millisSince(from) : null;
    } catch (InterruptedException | AssertionError e) {
      return -1L;
    }
  }

  /** False where they left the room meanwhile. */
  private static boolean heard(Party party, String room, long seq) {
    var epoch = party.players().getFirst().look(room, Track::epoch);
    Until.holds(
        "all in " + room + " hear " + seq,
        LIMIT,
        () -> party.heard(room, seq, epoch) || !room.equals(party.room()));
    return party.heard(room, seq, epoch);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }
}
