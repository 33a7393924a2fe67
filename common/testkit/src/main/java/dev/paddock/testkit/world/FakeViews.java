package dev.paddock.testkit.world;

import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What clients can read, in memory: fenced as the real scripts are; it can be away and emptied. */
public final class FakeViews implements ViewStore {
  /** A channel as it can be read. */
  public static final class Channel {
    public final String epoch;
    public long head;
    public byte[] image = {};
    public final TreeMap<Long, byte[]> lines = new TreeMap<>();

    Channel(String epoch) {
      this.epoch = epoch;
    }
  }

  private final Loop world;
  private final Supplier<Duration> latency;
  private final Map<String, Fence> fences = new HashMap<>();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<Long, String> seats = new HashMap<>();
  private final Map<String, Set<Long>> attached = new HashMap<>();
  private int life = 1;
  private boolean away;
  private Duration last = Duration.ZERO;

  public FakeViews(Loop world, Supplier<Duration> latency) {
    this.world = world;
    this.latency = latency;
  }

  /** Loses everything, as after FLUSHALL. */
  public void empty() {
    fences.clear();
    channels.clear();
    seats.clear();
    life++;
  }

  /** Fails every call until it is back. */
  public void away(boolean away) {
    this.away = away;
  }

  public @Nullable Channel channel(String name) {
    return channels.get(name);
  }

  public Map<String, Channel> channels() {
    return channels;
  }

  public @Nullable String seat(long userId) {
    return seats.get(userId);
  }

  /** Says who is attached somewhere, as gateways do. */
  public void attach(String channel, long userId) {
    attached.computeIfAbsent(channel, c -> new HashSet<>()).add(userId);
  }

  @Override
  public Future<Raised> raise(Fence fence, long journalEnd) {
    return later(
        () -> {
          var before = fences.get(key(fence));
          boolean foreign = before != null && !before.topicId().equals(fence.topicId());
          if (before != null && !foreign && before.claim() > fence.claim()) {
            return new Raised(Verdict.FENCED, false, id());
          }
          fences.put(key(fence), fence);
          return new Raised(Verdict.OK, foreign, id());
        });
  }

  @Override
  public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
    return later(
        () -> {
          var known = fences.get(key(fence));
          if (known != null && known.claim() > fence.claim()) {
            return new Projected(Verdict.FENCED, id(), List.of(), List.of());
          }
          fences.put(key(fence), fence);
          var conflicts = new ArrayList<Conflict>();
          updates.forEach(update -> partitions.put(update.channel(), fence.partition()));
          updates.forEach(update -> rooms.put(update.room().value(), fence.partition()));
          updates.forEach(update -> apply(update, conflicts));
          return new Projected(Verdict.OK, id(), conflicts, List.of());
        });
  }

  @Override
  public Future<Verdict> clear(Fence fence) {
    return later(
        () -> {
          channels.keySet().removeIf(c -> Objects.equals(partitions.get(c), fence.partition()));
          seats.values().removeIf(room -> Objects.equals(rooms.get(room), fence.partition()));
          return Verdict.OK;
        });
  }

  @Override
  public Future<String> viewsId() {
    return later(this::id);
  }

  @Override
  public Future<List<Long>> attached(String channel, List<Long> users) {
    return later(
        () -> users.stream().filter(attached.getOrDefault(channel, Set.of())::contains).toList());
  }

  private void apply(RoomUpdate update, List<Conflict> conflicts) {
    var channel = channels.get(update.channel());
    if (channel == null || !channel.epoch.equals(update.epoch())) {
      channel = new Channel(update.epoch());
      channels.put(update.channel(), channel);
    }
    mend(channel, update);
    for (var line : update.lines()) {
      if (line.seq() > channel.head) {
        channel.lines.put(line.seq(), line.bytes());
      }
    }
    if (update.seq() >= channel.head) {
      channel.head = update.seq();
      channel.image = update.image();
    }
    seats(update, conflicts);
  }

  /** Lines before a gap are no window any more. */
  private static void mend(Channel channel, RoomUpdate update) {
    long first = update.lines().isEmpty() ? update.seq() + 1 : update.lines().getFirst().seq();
    if (first > channel.head + 1) {
      channel.lines.clear();
    }
  }

  private void seats(RoomUpdate update, List<Conflict> conflicts) {
    var room = update.room().value();
    for (long user : update.freed()) {
      seats.remove(user, room);
    }
    if (update.closed()) {
      seats.values().removeIf(room::equals);
    }
    for (long user : update.taken()) {
      var other = seats.putIfAbsent(user, room);
      if (other != null && !other.equals(room)) {
        conflicts.add(new Conflict(room, user, other));
      }
    }
  }

  private <T> Future<T> later(Supplier<T> work) {
    var promise = Promise.<T>promise();
    var due = Duration.ofNanos(world.nanos()).plus(latency.get());
    last = due.compareTo(last) < 0 ? last : due; // One connection: answers keep their order.
    world.schedule(
        last.minusNanos(world.nanos()),
        () -> {
          if (away) {
            promise.fail("the view store is away");
          } else {
            promise.complete(work.get());
          }
        });
    return promise.future();
  }

  private String id() {
    return "life-" + life;
  }

  private static String key(Fence fence) {
    return fence.service() + ":" + fence.partition();
  }
}
