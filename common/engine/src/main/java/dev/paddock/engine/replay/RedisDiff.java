package dev.paddock.engine.replay;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.engine.redis.Keys;
import dev.paddock.engine.redis.RedisChannelStore;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.views.ChannelStore.Window;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares folded rooms with their documents, heads, images and windows in Redis. */
final class RedisDiff {
  private static final String STORE = "redis";

  private final RedisChannelStore redis;
  private final RoomService service;
  private final WireCodec wire = new WireCodec();
  private final List<Difference> found = new ArrayList<>();

  RedisDiff(RedisChannelStore redis, RoomService service) {
    this.redis = redis;
    this.service = service;
  }

  /**
   * What Redis has otherwise.
   *
   * @param only this room, null for all
   * @param everywhere whether the folds are all the service has
   */
  List<Difference> of(List<JournalFold> folds, @Nullable String only, boolean everywhere) {
    for (var fold : folds) {
      fold.rooms().stream()
          .filter(room -> only == null || room.id().value().equals(only))
          .forEach(room -> compare(room, fold.told(room.id())));
      fold.closed().forEach((room, event) -> closed(room, event, only));
    }
    if (everywhere && only == null) {
      strangers(folds);
    }
    return found;
  }

  private void compare(Room room, @Nullable Told told) {
    var channel = service.channelPrefix() + ":" + room.id().value();
    var head = Waiting.on(redis.head(channel));
    var newest = told == null ? null : told.newest();
    var last = told == null || newest == null ? "older than the log" : told.name(newest);
    if (head == null || !head.epoch().equals(room.epoch())) {
      add(room.id(), "epoch", after(told, 0, last), text(room.head()), found(head));
      return;
    }
    if (told != null) {
      users(room, told).forEach(user -> lines(room, told, channel, user));
    }
    if (head.seq() != room.seq()) {
      add(room.id(), "head", after(told, head.seq(), last), text(room.head()), text(head));
      return;
    }
    images(room, channel, last);
    same(
        room.id(),
        "document",
        last,
        wire.json(room.kind().view().document(room.state(), room.id(), room.head())),
        Waiting.on(redis.document(service.documentKey(room.id()))));
  }

  /** 0 is the public form; the others may see more. */
  private Set<Long> users(Room room, Told told) {
    var users = new TreeSet<>(Set.of(0L));
    users.addAll(privateDocuments(room).keySet());
    told.lines().forEach(line -> users.addAll(line.spoken().privately().keySet()));
    return users;
  }

  private static Map<Long, Record> privateDocuments(Room room) {
    return room.kind().view().privateDocuments(room.state(), room.id(), room.head());
  }

  private void images(Room room, String channel, String last) {
    var view = room.kind().view();
    var forms = new HashMap<>(privateDocuments(room));
    forms.put(0L, view.document(room.state(), room.id(), room.head()));
    forms.forEach(
        (user, form) -> {
          var window = Waiting.on(redis.read(channel, user, null));
          same(
              room.id(),
              "image" + forUser(user),
              last,
              wire.image(service, room.kind(), room.id(), form, room.head()),
              window == null ? null : window.image());
        });
  }

  /** Compares the messages Redis still has with what the log told; names the first other one. */
  private void lines(Room room, Told told, String channel, long user) {
    var window = window(channel, room.head(), user);
    if (window == null || window.missed() == null) {
      return;
    }
    var stored = new HashMap<Long, byte[]>();
    window.missed().forEach(message -> stored.put(message.seq(), message.bytes()));
    for (var line : told.lines()) {
      var bytes = stored.get(line.seq());
      var expected = line.spoken().privately().getOrDefault(user, line.spoken().bytes());
      if (bytes != null && !Arrays.equals(bytes, expected)) {
        same(room.id(), "line" + forUser(user), told.name(line), expected, bytes);
        return;
      }
    }
  }

  /** The longest window Redis gives: its beginning is found by halving. */
  private @Nullable Window window(String channel, Head head, long user) {
    long low = 0;
    long high = head.seq();
    while (low < high) {
      long middle = (low + high) / 2;
      if (reaches(Waiting.on(redis.read(channel, user, new Head(head.epoch(), middle))))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Waiting.on(redis.read(channel, user, new Head(head.epoch(), low)));
  }

  private static boolean reaches(@Nullable Window window) {
    return window != null && window.missed() != null;
  }

  private void closed(RoomId room, String event, @Nullable String only) {
    if (only == null || room.value().equals(only)) {
      var document = Waiting.on(redis.document(service.documentKey(room)));
      if (document != null) {
        add(room, "document", event, "the room is closed", utf8(document));
      }
    }
  }

  /** Rooms Redis lists and the log does not have. */
  private void strangers(List<JournalFold> folds) {
    var known = new HashSet<String>();
    for (var fold : folds) {
      fold.rooms().forEach(room -> known.add(room.id().value()));
      fold.unknown().forEach(room -> known.add(room.value()));
    }
    for (var document : Waiting.on(redis.listed(service.listKey(), Keys.documentPrefix(service)))) {
      var room = new JsonObject(Buffer.buffer(document)).getString(service.roomField(), "");
      if (!known.contains(room)) {
        add(new RoomId(room), "list", "none", "there is no such room", utf8(document));
      }
    }
  }

  private void same(RoomId room, String what, String event, byte[] log, byte @Nullable [] stored) {
    if (!Arrays.equals(log, stored)) {
      add(room, what, event, utf8(log), stored == null ? null : utf8(stored));
    }
  }

  private void add(RoomId room, String what, String event, String log, @Nullable String stored) {
    found.add(new Difference(STORE, room.value(), what, event, log, stored));
  }

  /** The first event behind a number. */
  private static String after(@Nullable Told told, long seq, String otherwise) {
    if (told != null) {
      for (var line : told.lines()) {
        if (line.seq() > seq) {
          return told.name(line);
        }
      }
    }
    return otherwise;
  }

  private static String forUser(long user) {
    return user == 0 ? "" : " for user " + user;
  }

  private static @Nullable String found(@Nullable Head head) {
    return head == null ? null : text(head);
  }

  private static String text(Head head) {
    return "epoch " + head.epoch() + ", seq " + head.seq();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
