package dev.paddock.simulate;

import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.room.Rooms;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares two folds of a partition, byte for byte as they would be stored. */
final class Folds {
  private Folds() {}

  /** What of the first is not as in the second, null if they are the same. */
  static @Nullable String difference(RoomSnapshots snapshots, Rooms found, Rooms truth) {
    if (found.nextCommand() != truth.nextCommand()) {
      return "the next command is " + found.nextCommand() + ", not " + truth.nextCommand();
    }
    if (found.all().size() != truth.all().size()) {
      return found.all().size() + " rooms, not " + truth.all().size();
    }
    for (var room : truth.all()) {
      var other = found.find(room.id());
      if (other == null) {
        return room.id() + " is not there";
      }
      var is = snapshots.encode(other);
      var should = snapshots.encode(room);
      if (!Arrays.equals(is, should)) {
        return text(is) + System.lineSeparator() + "should be " + text(should);
      }
    }
    return null;
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
