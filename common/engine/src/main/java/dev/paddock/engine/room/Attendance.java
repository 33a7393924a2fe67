package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import dev.paddock.core.Signal;
import dev.paddock.core.Watch;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ViewStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Notices which members of rooms are attached nowhere for too long, and who is back. Counts from
 * the moment all gateways have said their interest. Loop only.
 */
final class Attendance {
  private record Member(RoomId room, long userId) {}

  private record Absence(long since, Duration grace) {}

  private final Loop loop;
  private final ViewStore views;
  private final Rooms rooms;
  private final Interests interests;
  private final String channelPrefix;
  private final BiConsumer<RoomId, Signal> tell;
  private final Map<Member, Absence> absent = new HashMap<>();
  private boolean counting;

  Attendance(
      Ports ports,
      Rooms rooms,
      Interests interests,
      String channelPrefix,
      BiConsumer<RoomId, Signal> tell) {
    this.loop = ports.loop();
    this.views = ports.views();
    this.rooms = rooms;
    this.interests = interests;
    this.channelPrefix = channelPrefix + ":";
    this.tell = tell;
  }

  /** All gateways have said who is attached (or had the time to): counting starts now. */
  void start() {
    if (!counting) {
      counting = true;
      List.copyOf(rooms.all()).forEach(this::look);
    }
  }

  /** A room changed. */
  void changed(RoomId id) {
    var room = rooms.find(id);
    if (counting && room != null) {
      look(room);
    }
  }

  /** Somebody's attachment to a channel changed. */
  void attachment(String channel) {
    if (channel.startsWith(channelPrefix)) {
      changed(new RoomId(channel.substring(channelPrefix.length())));
    }
  }

  /** Says who has been away for too long. */
  void tick() {
    long now = loop.nanos();
    for (var entry : List.copyOf(absent.entrySet())) {
      if (now - entry.getValue().since() >= entry.getValue().grace().toNanos()) {
        absent.remove(entry.getKey());
        confirm(entry.getKey(), entry.getValue());
      }
    }
  }

  private void look(Room room) {
    var back = new ArrayList<Long>(0);
    var channel = channel(room.id());
    for (Watch watch : room.watches()) {
      var member = new Member(room.id(), watch.userId());
      boolean attached = interests.isAttached(channel, watch.userId());
      if (attached || watch.detached()) {
        absent.remove(member);
      } else {
        absent.putIfAbsent(member, new Absence(loop.nanos(), watch.grace()));
      }
      if (attached && watch.detached()) {
        back.add(watch.userId());
      }
    }
    back.forEach(user -> tell.accept(room.id(), new Signal.Attached(user)));
  }

  /** Attached in Redis is attached: a split between nodes forfeits nobody. */
  private void confirm(Member member, Absence absence) {
    if (!isStillAway(member)) {
      return;
    }
    views
        .attached(channel(member.room()), List.of(member.userId()))
        .onComplete(
            found ->
                loop.execute(
                    () -> {
                      if (found.failed() || found.result().contains(member.userId())) {
                        absent.putIfAbsent(member, new Absence(loop.nanos(), absence.grace()));
                      } else if (isStillAway(member)) {
                        tell.accept(member.room(), new Signal.Detached(member.userId()));
                      }
                    }));
  }

  private boolean isStillAway(Member member) {
    var room = rooms.find(member.room());
    return room != null
        && !interests.isAttached(channel(member.room()), member.userId())
        && room.watches().stream().anyMatch(w -> w.userId() == member.userId() && !w.detached());
  }

  private String channel(RoomId room) {
    return channelPrefix + room.value();
  }
}
