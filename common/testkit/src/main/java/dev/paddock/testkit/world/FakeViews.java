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
    public boolean closed;
    public final TreeMap<Long, byte[]> lines = new TreeMap<>();
    final Map<Long, Map<Long, byte[]>> privately = new HashMap<>();
    Map<Long, byte[]> privateImages = Map.of();
    private final Set<String> past;

    Channel(String epoch, @Nullable Channel before) {
      this.epoch = epoch;
      this.past = before == null ? new HashSet<>() : before.past;
      if (before != null) {
        past.add(before.epoch);
      }
    }

    private void put(RoomUpdate.Line line) {
      lines.put(line.seq(), line.bytes());
      if (!line.privately().isEmpty()) {
        privately.put(line.seq(), line.privately());
      }
    }

    private void trim(int window) {
      while (lines.size() > window) {
        privately.remove(lines.pollFirstEntry().getKey());
      }
    }
  }

  /** A seat that is held, for ever or, taken by a gateway, for a while. */
  private record Seat(String room, long until) {}

  /** Who is attached at a gateway, for a while. */
  private record Attached(Map<String, Set<Long>> users, long until) {}

  private final Loop world;
  private final Supplier<Duration> latency;
  private final Map<String, Fence> fences = new HashMap<>();

  /** Partitions whose views belong to another log, until they are cleared. */
  private final Set<String> foreign = new HashSet<>();

  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, Integer> partitions = new HashMap<>();
  private final Map<String, Integer> rooms = new HashMap<>();
  private final Map<Long, Seat> seats = new HashMap<>();
  private final Map<String, byte[]> documents = new HashMap<>();
  private final Map<String, Set<Long>> attached = new HashMap<>();
  private final Map<String, Attached> byGateway = new HashMap<>();
  private int window = Integer.MAX_VALUE;
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
    foreign.clear();
    channels.clear();
    documents.clear();
    seats.clear();
    byGateway.clear();
    life++;
  }

  /** Fails every call until it is back. */
  public void away(boolean away) {
    this.away = away;
  }

  /** From now on a channel keeps so many messages. */
  public void window(int most) {
    window = most;
  }

  /** Rooms that have a public document. */
  public Set<String> documents() {
    return documents.keySet();
  }

  public @Nullable Channel channel(String name) {
    return channels.get(name);
  }

  public Map<String, Channel> channels() {
    return channels;
  }

  public @Nullable String seat(long userId) {
    var seat = seats.get(userId);
    return seat == null || seat.until() <= world.nanos() ? null : seat.room();
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
          boolean isOther = before != null && !before.topicId().equals(fence.topicId());
          if (before != null && !isOther && before.claim() > fence.claim()) {
            return new Raised(Verdict.FENCED, false, id());
          }
          if (isOther) {
            foreign.add(key(fence));
          }
          fences.put(key(fence), fence);
          return new Raised(Verdict.OK, foreign.contains(key(fence)), id());
        });
  }

  @Override
  public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
    return later(
        () -> {
          if (!fence.life().isEmpty() && !fence.life().equals(id())) {
            return new Projected(Verdict.EMPTIED, id(), List.of(), List.of());
          }
          if (!admits(fence)) {
            return new Projected(Verdict.FENCED, id(), List.of(), List.of());
          }
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
          if (!admits(fence)) {
            return Verdict.FENCED;
          }
          foreign.remove(key(fence));
          channels.keySet().removeIf(c -> Objects.equals(partitions.get(c), fence.partition()));
          documents.keySet().removeIf(r -> Objects.equals(rooms.get(r), fence.partition()));
          seats.values().removeIf(s -> Objects.equals(rooms.get(s.room()), fence.partition()));
          return Verdict.OK;
        });
  }

  @Override
  public Future<String> viewsId() {
    return later(this::id);
  }

  @Override
  public Future<List<Long>> attached(String channel, List<Long> users) {
    return later(() -> users.stream().filter(user -> isAttached(channel, user)).toList());
  }

  /** Lets a writer in unless a newer one, or one of another log, was there. */
  private boolean admits(Fence fence) {
    var known = fences.get(key(fence));
    if (known != null
        && (!known.topicId().equals(fence.topicId()) || known.claim() > fence.claim())) {
      return false;
    }
    fences.put(key(fence), fence);
    return true;
  }

  private void apply(RoomUpdate update, List<Conflict> conflicts) {
    var channel = channels.get(update.channel());
    if (channel != null && channel.past.contains(update.epoch())) {
      return;
    }
    if (channel == null || !channel.epoch.equals(update.epoch())) {
      channel = new Channel(update.epoch(), channel);
      channels.put(update.channel(), channel);
    }
    boolean isNews =
        update.seq() > channel.head || (update.seq() == channel.head && update.lines().isEmpty());
    if (isNews) {
      write(channel, update);
      seats(update, conflicts);
    }
  }

  private void write(Channel channel, RoomUpdate update) {
    mend(channel, update);
    for (var line : update.lines()) {
      if (line.seq() > channel.head) {
        channel.put(line);
      }
    }
    channel.trim(window);
    channel.head = update.seq();
    channel.image = update.forms().image();
    channel.privateImages = update.forms().privateImages();
    channel.closed = update.closed();
    var document = update.forms().document();
    if (document == null) {
      documents.remove(update.room().value());
    } else {
      documents.put(update.room().value(), document);
    }
  }

  /** Lines before a gap are no window any more. */
  private static void mend(Channel channel, RoomUpdate update) {
    long first = update.lines().isEmpty() ? update.seq() + 1 : update.lines().getFirst().seq();
    if (first > channel.head + 1) {
      channel.lines.clear();
      channel.privately.clear();
    }
  }

  private void seats(RoomUpdate update, List<Conflict> conflicts) {
    var room = update.room().value();
    for (long user : update.freed()) {
      if (room.equals(seat(user))) {
        seats.remove(user);
      }
    }
    if (update.closed()) {
      seats.values().removeIf(seat -> seat.room().equals(room));
    }
    for (long user : update.taken()) {
      var other = seat(user);
      if (other != null && !other.equals(room)) {
        conflicts.add(new Conflict(room, user, other));
      } else {
        seats.put(user, new Seat(room, Long.MAX_VALUE));
      }
    }
  }

  boolean isAway() {
    return away;
  }

  /** Takes a free seat for a while; answers who has it then. */
  String takeSeat(long user, String room, long until) {
    var held = seat(user);
    if (held != null) {
      return held;
    }
    seats.put(user, new Seat(room, until));
    return room;
  }

  /** Frees a seat that is not lasting. */
  void releaseSeat(long user, String room) {
    var seat = seats.get(user);
    if (seat != null && seat.room().equals(room) && seat.until() < Long.MAX_VALUE) {
      seats.remove(user);
    }
  }

  void attached(String gateway, Map<String, Set<Long>> users, long until) {
    byGateway.put(gateway, new Attached(users, until));
  }

  private boolean isAttached(String channel, long user) {
    return attached.getOrDefault(channel, Set.of()).contains(user)
        || byGateway.values().stream()
            .anyMatch(
                at ->
                    at.until() > world.nanos()
                        && at.users().getOrDefault(channel, Set.of()).contains(user));
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
