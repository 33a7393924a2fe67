package dev.paddock.engine.room;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.run.RunWriter;
import dev.paddock.engine.run.Runs;
import dev.paddock.engine.run.Wanted;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ties the rooms of a live partition to what runs in them: what durable states want goes there by
 * queue, what runs say comes back by queue.
 */
final class RoomRuns implements RunWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RoomRuns.class);

  private final Loop loop;
  private final Rooms rooms;
  private final Deciding deciding;
  private final Telling telling;
  private final String channelPrefix;
  private final Runnable suspect;
  private final Runs.Handle handle;
  private boolean ended;

  RoomRuns(
      Service service,
      Runs runs,
      int partition,
      Rooms rooms,
      Deciding deciding,
      Telling telling,
      Runnable suspect) {
    this.loop = service.ports().loop();
    this.rooms = rooms;
    this.deciding = deciding;
    this.telling = telling;
    this.channelPrefix = service.kinds().service().channelPrefix();
    this.suspect = suspect;
    this.handle = runs.open(partition, this);
  }

  /** The rooms are as the log says: what they want goes on. */
  void start() {
    handle.start(
        rooms.all().stream()
            .map(room -> wanted(room.id(), room.kind(), room.state()))
            .filter(Objects::nonNull)
            .filter(want -> want.run() != null)
            .toList());
  }

  /** A change of a room is durable. */
  void durable(Change change) {
    var wanted = wanted(change.room(), change.kind(), change.state());
    if (wanted != null) {
      handle.want(wanted);
    }
  }

  void input(BusMessage.Input input) {
    handle.input(input);
  }

  void end() {
    if (!ended) {
      ended = true;
      handle.end();
    }
  }

  @Override
  public void reported(RoomId room, String run, Report report) {
    back(() -> deciding.report(room, run, report));
  }

  @Override
  public void shown(RoomId room, Shown shown) {
    back(() -> telling.frame(channelPrefix + ":" + room, shown));
  }

  @Override
  public void refused(BusMessage.Input input, Reason reason, String message) {
    back(() -> telling.refuse(channelPrefix + ":" + input.room(), input, reason, message));
  }

  @Override
  public void suspect() {
    back(suspect);
  }

  private void back(Runnable task) {
    loop.execute(
        () -> {
          if (!ended) {
            task.run();
          }
        });
  }

  /** What a room wants; where its kind throws it wants what it did. */
  private static @Nullable Wanted wanted(RoomId room, Object kind, Object state) {
    try {
      return asked(room, kind, state);
    } catch (RuntimeException bug) {
      LOG.error("{}: asking for what runs threw", room, bug);
      return null;
    }
  }

  @SuppressWarnings("unchecked") // a room's state always fits its own kind
  private static @Nullable Wanted asked(RoomId room, Object kind, Object state) {
    if (!(kind instanceof RunningKind<?, ?, ?> some)) {
      return null;
    }
    var running = (RunningKind<Object, Object, Object>) some;
    var run = running.run(state);
    return new Wanted(
        room,
        running.name(),
        run,
        run == null ? new byte[0] : running.orders(state),
        run == null ? 0 : running.reported(state));
  }
}
