package dev.paddock.e2e.faults;

import java.util.ArrayList;
import java.util.List;

/** What a fault may not cost, however busy the machine is. */
final class Verdict {
  /** A frozen writer that made rooms wait so long was replaced. */
  private static final long REPLACED_MILLIS = 3_000;

  /** A line that ended is back within its jittered second and what a busy machine adds. */
  private static final long RECONNECT_MILLIS = 10_000;

  private Verdict() {}

  /** All that is wrong with the figures. */
  static List<String> of(Drill.Result it) {
    var found = new ArrayList<String>();
    var spent = it.spent();
    if (it.during().millis() < 0 || it.after().millis() < 0) {
      found.add("a room did not answer");
    }
    if (spent.forfeits() > 0 && it.fault().kind() != Faults.Kind.ALL_KILL) {
      found.add(spent.forfeits() + " players were told of a forfeit, and nobody had gone");
    }
    if (spent.unasked() > 0 && spent.gaps() == 0 && !isGatewayNew(it.fault().kind())) {
      found.add(spent.unasked() + " images were sent unasked, and no gap was counted");
    }
    switch (it.fault().kind()) {
      case SERVICE_FREEZE -> fenced(it, found);
      case ROLLING_RESTART -> backSoon(it, found);
      default -> {}
    }
    return found;
  }

  private static void fenced(Drill.Result it, List<String> found) {
    if (it.spent().fenced() == 0 && it.during().millis() > REPLACED_MILLIS) {
      found.add("the writer that was replaced while it was frozen did not find out");
    }
  }

  private static void backSoon(Drill.Result it, List<String> found) {
    if (it.spent().offlineMillis() > RECONNECT_MILLIS) {
      found.add("a player was offline for " + it.spent().offlineMillis() + " ms");
    }
  }

  /** Its meters begin again at zero. */
  private static boolean isGatewayNew(Faults.Kind kind) {
    return switch (kind) {
      case GATEWAY_KILL, GATEWAY_CLOCK, ROLLING_RESTART, ALL_KILL -> true;
      default -> false;
    };
  }
}
