package dev.paddock.simulate;

import dev.paddock.core.RoomId;
import dev.paddock.engine.room.Room;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Once the faults have ended everything has to come to its end. */
final class Ending {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int LOOKS = 180;

  private final World world;

  Ending(World world) {
    this.world = world;
  }

  void await() {
    var missing = missing();
    for (int look = 0; missing != null; look++) {
      if (look == LOOKS) {
        throw new Broken(Invariant.EVERYTHING_IN_THE_END, missing);
      }
      world.run(LOOK);
      missing = missing();
    }
  }

  /** What is not as it has to be in the end, null if all is well. */
  private @Nullable String missing() {
    world.truth.catchUp();
    for (var reader : world.truth.readers()) {
      long end = world.commands.end(reader.partition());
      if (reader.rooms().nextCommand() < end) {
        return "command %d of %d in partition %d"
            .formatted(reader.rooms().nextCommand(), end, reader.partition());
      }
      for (var room : reader.rooms().all()) {
        var missing = missing(room);
        if (missing != null) {
          return missing;
        }
      }
    }
    var unseen = unseen();
    return unseen == null ? left() : unseen;
  }

  private @Nullable String missing(Room room) {
    var name = Truth.channel(room.id().value());
    var channel = world.views.channel(name);
    if (channel == null) {
      return name + " cannot be read, the log is at " + room.head();
    }
    if (!channel.epoch.equals(room.epoch()) || channel.head != room.seq()) {
      return name + " is at " + channel.epoch + " " + channel.head + ", not " + room.head();
    }
    for (long user : room.kind().view().seats(room.state())) {
      if (!room.id().value().equals(world.views.seat(user))) {
        return user + " sits in " + world.views.seat(user) + ", not in " + room.id();
      }
    }
    return null;
  }

  /** What clients lack. */
  private @Nullable String unseen() {
    for (var client : world.clients) {
      if (!client.isConnected() || client.waitsFor() != null) {
        return client.user() + " waits for " + client.waitsFor();
      }
      for (var each : client.places().entrySet()) {
        var room =
            world
                .truth
                .reader(Truth.partition(each.getKey()))
                .rooms()
                .find(new RoomId(each.getKey()));
        var place = each.getValue();
        if (place.isWanted
            && room != null
            && !(place.isWhole() && room.head().equals(place.point()))) {
          return client.user()
              + " sees "
              + each.getKey()
              + " at "
              + place.point()
              + ", not "
              + room.head();
        }
      }
    }
    return null;
  }

  /** What is still shown of rooms that are over, and what is not published. */
  private @Nullable String left() {
    for (var document : world.views.documents()) {
      var reader = world.truth.reader(Truth.partition(document));
      if (reader.rooms().find(new RoomId(document)) == null) {
        return document + " is over and can be read";
      }
    }
    for (var reader : world.truth.readers()) {
      if (world.published.published(reader.partition()) < reader.published().size()) {
        return "not all events of partition " + reader.partition() + " are published";
      }
    }
    return null;
  }
}
