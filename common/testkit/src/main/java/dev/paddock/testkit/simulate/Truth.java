package dev.paddock.testkit.simulate;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.Recovery;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.room.Rooms;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakeLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the log says, partition by partition, and whether those who recover from it agree. */
final class Truth {
  private static final String PREFIX = "counter:";

  private final FakeLog log;
  private final Kinds kinds;
  private final WireCodec wire;
  private final Supplier<@Nullable Ports> anybody;
  private final List<Reader> readers = new ArrayList<>();
  private long claimsBefore;

  /**
   * @param anybody the ports of a member, through which recovery is tried; null if there is none
   */
  Truth(FakeLog log, Kinds kinds, WireCodec wire, Supplier<@Nullable Ports> anybody) {
    this.log = log;
    this.kinds = kinds;
    this.wire = wire;
    this.anybody = anybody;
    restart();
  }

  static int partition(String room) {
    return Math.floorMod(room.hashCode(), World.PARTITIONS);
  }

  static String channel(String room) {
    return PREFIX + room;
  }

  /** Another log is there: all is read anew. */
  void restart() {
    claimsBefore = claims();
    readers.clear();
    for (int p = 0; p < log.partitions(); p++) {
      readers.add(new Reader(log, p, kinds, wire, this::recovers));
    }
  }

  void catchUp() {
    readers.forEach(Reader::catchUp);
  }

  Reader reader(int partition) {
    var reader = readers.get(partition);
    reader.catchUp();
    return reader;
  }

  Reader of(String channel) {
    return reader(partition(channel.substring(PREFIX.length())));
  }

  List<Reader> readers() {
    return readers;
  }

  long claims() {
    return claimsBefore + readers.stream().mapToLong(Reader::claims).sum();
  }

  /** A message that is readable or told. */
  void checkHappened(String channel, String epoch, long seq, byte[] bytes) {
    var line = of(channel).line(channel, epoch, seq);
    if (line == null || !Arrays.equals(line, bytes)) {
      throw new Broken(
          Invariant.DURABLE_FIRST,
          "%s %s %d is not in the log: %s"
              .formatted(channel, epoch, seq, new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  void checkAnswer(BusMessage.Answer answer) {
    reader(partition(answer.room())).check(answer);
  }

  /** Recovers as a writer of that claim would, and compares. */
  private void recovers(Reader reader, long claim) {
    var ports = anybody.get();
    if (ports == null) {
      return;
    }
    try {
      var found =
          new Recovery(kinds, wire)
              .recover(ports.journal(), ports.snapshots(), reader.partition(), claim + 1);
      compare(text(found.rooms()), text(reader.rooms()), claim);
    } catch (IllegalStateException e) {
      throw new Broken(Invariant.STATE_IS_THE_FOLD, "claim " + claim + ": " + e.getMessage());
    }
  }

  private static void compare(String found, String truth, long claim) {
    if (!found.equals(truth)) {
      throw new Broken(
          Invariant.STATE_IS_THE_FOLD,
          "at claim %d recovery finds%n%s, the log says%n%s".formatted(claim, found, truth));
    }
  }

  private String text(Rooms rooms) {
    var snapshots = new RoomSnapshots(kinds, wire);
    var sorted = new TreeMap<String, String>();
    rooms
        .all()
        .forEach(
            room ->
                sorted.put(
                    room.id().value(), new String(snapshots.encode(room), StandardCharsets.UTF_8)));
    return rooms.nextCommand() + " " + sorted;
  }
}
