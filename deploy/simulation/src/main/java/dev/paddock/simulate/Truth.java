package dev.paddock.simulate;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.Recovery;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakeLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final Set<String> lost = new HashSet<>();
  private final Set<String> lostCommands = new HashSet<>();
  private final Story nothing;
  private long claimsBefore;

  /**
   * @param anybody the ports of a member, through which recovery is tried; null if there is none
   */
  Truth(FakeLog log, Kinds kinds, WireCodec wire, Supplier<@Nullable Ports> anybody) {
    this.log = log;
    this.kinds = kinds;
    this.wire = wire;
    this.anybody = anybody;
    this.nothing = new Story(kinds.service(), wire);
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
    readers.forEach(reader -> lost.addAll(reader.epochs()));
    readers.forEach(reader -> lostCommands.addAll(reader.commands()));
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

  /** What happened in an epoch; null if it is of a log that is lost: nobody knows then. */
  @Nullable Story story(String channel, String epoch) {
    if (lost.contains(epoch)) {
      return null;
    }
    var story = of(channel).story(channel, epoch);
    return story == null ? nothing : story;
  }

  /** The epoch of an accepted request that came to a number, null if there is none. */
  @Nullable String acknowledged(String room, String key, long seq) {
    return reader(partition(room)).acknowledged(room, key, seq);
  }

  List<Reader> readers() {
    return readers;
  }

  long claims() {
    return claimsBefore + readers.stream().mapToLong(Reader::claims).sum();
  }

  /** A message that is readable or told. */
  void checkHappened(String channel, String epoch, long seq, byte[] bytes) {
    var story = story(channel, epoch);
    if (story != null && !Arrays.equals(story.message(seq, 0), bytes)) {
      throw new Broken(
          Invariant.DURABLE_FIRST,
          "%s %s %d is not in the log: %s"
              .formatted(channel, epoch, seq, new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  void checkAnswer(BusMessage.Answer answer) {
    if (!lostCommands.contains(answer.commandId())) {
      reader(partition(answer.room())).check(answer);
    }
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
      var snapshots = new RoomSnapshots(kinds, wire);
      var difference = Folds.difference(snapshots, found.rooms(), reader.rooms());
      if (difference != null) {
        throw new Broken(Invariant.STATE_IS_THE_FOLD, "at claim " + claim + ": " + difference);
      }
    } catch (IllegalStateException e) {
      throw new Broken(Invariant.STATE_IS_THE_FOLD, "claim " + claim + ": " + e.getMessage());
    }
  }
}
