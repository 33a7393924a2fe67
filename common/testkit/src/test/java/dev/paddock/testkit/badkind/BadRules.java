package dev.paddock.testkit.badkind;

import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.Stamp;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;

/** Breaks every rule of kinds, so that the rules have something to find. */
public final class BadRules implements Decider<String, Integer, String> {
  private int decided;

  @Override
  public Integer initial(RoomId room) {
    return new File(room.toString()).exists() ? 1 : 0;
  }

  @Override
  public Outcome<String> decide(Integer state, String command, Stamp stamp) {
    decided++;
    LoggerFactory.getLogger("bad").info("{}", decided);
    return new Outcome.Accepted<>(
        List.of(Instant.now() + " " + ThreadLocalRandom.current().nextInt()));
  }

  @Override
  public Integer evolve(Integer state, String event) {
    return state + 1;
  }
}
