package dev.paddock.simulate;

import dev.paddock.core.Head;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client as the SDK is one: it asks, reconnects, resumes, asks again; and it looks at every
 * message it gets.
 */
final class Client {
  private static final Duration CARE = Duration.ofSeconds(1);
  private static final Duration RECONNECT = Duration.ofMillis(700);

  private final World world;
  private final long user;
  private final Map<String, Place> places = new TreeMap<>();
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final ClientChecks checks;
  private @Nullable Link link;
  private long slowUntil;
  private int requests;

  Client(World world, long user) {
    this.world = world;
    this.user = user;
    this.checks = new ClientChecks(world, user, places, asked);
    connect();
    world.loop.schedule(CARE, this::care);
  }

  long user() {
    return user;
  }

  Map<String, Place> places() {
    return places;
  }

  /** What it asked and has no answer to, null for nothing. */
  @Nullable String waitsFor() {
    return asked.isEmpty() ? null : asked.keySet().iterator().next();
  }

  boolean isConnected() {
    return link != null;
  }

  /** Does not read for a while. */
  void slow(Duration time) {
    slowUntil = world.loop.nanos() + time.toNanos();
  }

  /** When it reads what arrives now. */
  long readsAt() {
    return Math.max(slowUntil, world.loop.nanos());
  }

  /** The network breaks. */
  void drop() {
    if (link != null) {
      link.sever();
      closed(link);
    }
  }

  /** Its gateway has died. */
  void lost(List<Link> links) {
    if (link != null && links.contains(link)) {
      closed(link);
    }
  }

  /** Sends a command, at once twice if {@code isTwin}. */
  void command(String type, String room, String fields, @Nullable String as, boolean isTwin) {
    var request = as == null ? "r" + ++requests : as;
    if (asked.containsKey(request) || link == null) {
      return;
    }
    var place = place(room);
    place.isWanted |= type.equals("open") || type.equals("visit");
    place.isWanted &= !type.equals("quit");
    var text = frame(type, request, "\"room_id\":\"" + room + "\"" + fields);
    asked.put(request, new Asked(type, room, text, world.life(), null));
    send(isTwin ? List.of(text, text) : List.of(text));
  }

  /** Listens to a room without being in it. */
  void watch(String room) {
    place(room).isWanted = true;
    attach(room, place(room));
  }

  void unwatch(String room) {
    if (link != null && !isAttaching(room)) {
      place(room).isWanted = false;
      ask("unsubscribe", room, "\"channel\":\"" + Truth.channel(room) + "\"", null);
    }
  }

  /** Goes back to an older point of what it is in. */
  void rewind(String room, int by) {
    var point = place(room).point();
    if (link != null && point != null && !isAttaching(room)) {
      place(room).isWanted = true;
      resume(room, new Head(point.epoch(), Math.max(0, point.seq() - by)));
    }
  }

  /** Says something no schema allows. */
  void babble() {
    if (link != null) {
      send(List.of("{\"type\":\"add\",\"amount\":\"many\"}"));
    }
  }

  /** A message has come. */
  void hear(Link from, byte[] json) {
    if (from == link) {
      world.guarded(() -> checks.heard(json));
    }
  }

  /** The socket is gone. */
  void closed(Link which) {
    if (which == link) {
      link = null;
      asked.values().removeIf(one -> !one.isCommand() || world.random.nextInt(4) == 0);
      world.loop.schedule(world.upTo(RECONNECT), this::connect);
    }
  }

  private void connect() {
    link = world.accept(this);
    if (link == null) {
      world.loop.schedule(RECONNECT, this::connect);
      return;
    }
    places.values().forEach(Place::detached);
    asked.values().forEach(one -> send(List.of(one.text())));
    places.forEach(this::attach);
  }

  private void care() {
    world.loop.schedule(CARE, this::care);
    places.forEach(this::attach);
  }

  private void attach(String room, Place place) {
    boolean isIn = place.isAttached && !place.isUnsure;
    if (link == null || !place.isWanted || isIn || isAttaching(room)) {
      return;
    }
    var point = place.point();
    if (point == null) {
      ask("subscribe", room, "\"channel\":\"" + Truth.channel(room) + "\"", null);
    } else {
      resume(room, point);
    }
  }

  private void resume(String room, Head point) {
    var fields =
        "\"channels\":[{\"channel\":\"%s\",\"epoch\":\"%s\",\"seq\":%d}]"
            .formatted(Truth.channel(room), point.epoch(), point.seq());
    ask("resume", room, fields, point);
  }

  private void ask(String type, String room, String fields, @Nullable Head point) {
    var request = "q" + ++requests;
    var text = frame(type, request, fields);
    asked.put(request, new Asked(type, room, text, world.life(), point));
    send(List.of(text));
  }

  private static String frame(String type, String request, String fields) {
    return "{\"type\":\"" + type + "\",\"request_id\":\"" + request + "\"," + fields + "}";
  }

  private void send(List<String> texts) {
    if (link != null) {
      link.send(texts);
    }
  }

  private Place place(String room) {
    return places.computeIfAbsent(room, r -> new Place(Truth.channel(r)));
  }

  private boolean isAttaching(String room) {
    return asked.values().stream().anyMatch(one -> one.room().equals(room) && one.attaches());
  }
}
