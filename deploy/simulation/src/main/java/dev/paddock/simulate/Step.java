package dev.paddock.simulate;

import dev.paddock.core.RoomNames;
import dev.paddock.testkit.counter.CounterService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One step of a schedule, decided before the run so that others can be left out.
 *
 * @param which a member, room or amount, as the act needs it
 * @param millis time that passes after it
 */
record Step(int number, Act act, int which, int room, int user, int millis) {
  static final int ROOMS = 6;
  static final int USERS = 6;
  private static final int BURST = 3;
  private static final String[] IDS = ids();

  /** The schedule of a seed; most steps come in bursts. */
  static List<Step> schedule(long seed, int steps) {
    var random = new Random(seed * 31 + 17);
    var all = new ArrayList<Step>(steps);
    for (int n = 0; n < steps; n++) {
      var act = Act.at(random.nextInt(Act.weights()));
      int wait = random.nextInt(BURST) == 0 ? random.nextInt(900) : random.nextInt(30);
      all.add(
          new Step(
              n, act, random.nextInt(1 << 16), random.nextInt(ROOMS), random.nextInt(USERS), wait));
    }
    return all;
  }

  String roomId() {
    return IDS[room];
  }

  String roomName() {
    return "room" + room;
  }

  long userId() {
    return user + 1L;
  }

  private static String[] ids() {
    var service = new CounterService();
    var ids = new String[ROOMS];
    Arrays.setAll(
        ids, n -> RoomNames.id(service.roomIdPrefix(), service.nameSpace(), "room" + n).value());
    return ids;
  }

  @Override
  public String toString() {
    return "#%d %s room%d user%d (%d), then %d ms"
        .formatted(number, act, room, userId(), which, millis);
  }
}
