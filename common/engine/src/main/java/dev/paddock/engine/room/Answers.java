package dev.paddock.engine.room;

import dev.paddock.core.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers already given, so that a repeated request has one effect and the same answer. */
public final class Answers {
  /** Most answers remembered of a room. */
  public static final int ROOM_LIMIT = 1_024;

  /** Most answers remembered of commands for rooms that do not exist, a partition. */
  public static final int LOOSE_LIMIT = 10_000;

  /** How long an answer is remembered. */
  public static final Duration AGE_LIMIT = Duration.ofMinutes(10);

  /**
   * One answer.
   *
   * @param seq of the last event of an accepted command
   * @param reason null for an accepted command
   */
  public record Given(
      String key,
      Instant at,
      String epoch,
      long seq,
      @Nullable Reason reason,
      String message,
      Map<String, Object> details) {}

  private final int limit;
  private final LinkedHashMap<String, Given> given = new LinkedHashMap<>();

  public Answers(int limit) {
    this.limit = limit;
  }

  /** The answer given to a key before, if it is not too old at {@code now}. */
  public @Nullable Given find(String key, Instant now) {
    var answer = given.get(key);
    return answer == null || isOld(answer, now) ? null : answer;
  }

  /** Remembers an answer; the oldest make room. */
  public void put(Given answer) {
    given.remove(answer.key());
    given.put(answer.key(), answer);
    forget(answer.at());
  }

  public List<Given> all() {
    return List.copyOf(given.values());
  }

  private void forget(Instant now) {
    Iterator<Given> oldest = given.values().iterator();
    while (oldest.hasNext()) {
      var answer = oldest.next();
      if (given.size() <= limit && !isOld(answer, now)) {
        return;
      }
      oldest.remove();
    }
  }

  private static boolean isOld(Given answer, Instant now) {
    return answer.at().plus(AGE_LIMIT).isBefore(now);
  }
}
