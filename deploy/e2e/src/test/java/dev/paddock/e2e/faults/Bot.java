package dev.paddock.e2e.faults;

import dev.paddock.e2e.Door;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One player: a line to one of the gateways that comes back at the other one, commands that are
 * repeated with the same {@code request_id} until they have an outcome, and a track of each room.
 */
final class Bot {
  private static final Set<String> NOT_AN_OUTCOME =
      Set.of("UNAVAILABLE", "RATE_LIMITED", "INTERNAL");
  private static final Set<String> NEVER = Set.of("INTERNAL", "BAD_MESSAGE", "UNAUTHENTICATED");
  private static final long PING_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(6);
  private static final int BACK_MILLIS = 1_000;

  private final String name;
  private final List<Door> doors;
  private final World world;
  private final Map<String, Track> tracks = new HashMap<>();
  private final Set<String> left = new HashSet<>();
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  private final Resumes resumes = new Resumes();
  private int door;
  private int requests;
  private long userId;
  private long heardAt;
  private long pingedAt;
  private long lostAt;
  private long dialAt = System.nanoTime();
  private @Nullable Line line;
  private boolean isStopped;

  /**
   * @param door where it connects first
   */
  Bot(String name, int door, List<Door> doors, World world) {
    this.name = name;
    this.door = door;
    this.doors = doors;
    this.world = world;
  }

  String name() {
    return name;
  }

  synchronized long userId() {
    return userId;
  }

  /** Whether it is connected and every channel goes on. */
  synchronized boolean isWhole() {
    return line != null && line.isOpen() && userId != 0 && resumes.isEmpty();
  }

  /** What a player knows of a room. */
  synchronized <T> T look(String room, Function<Track, T> question) {
    var known = tracks.get(room);
    return question.apply(known == null ? newTrack(room) : known);
  }

  /** Sends a command until it has an outcome, an {@code ack} or a refusal by the rules. */
  synchronized CompletableFuture<JsonObject> ask(String type, JsonObject fields) {
    var id = name + "-" + ++requests;
    var message = new JsonObject().put("type", type).mergeIn(fields).put("request_id", id);
    var asked = new Pending(message);
    world.requests().asked(key(id), type);
    pending.put(id, asked);
    if (line != null && line.isOpen()) {
      send(asked, System.nanoTime());
    }
    return asked.outcome();
  }

  /** From now on this room is nobody's business here. */
  synchronized void forget(String room) {
    tracks.remove(room);
    left.add(room);
    if (line != null) {
      line.send(
          new JsonObject().put("type", "unsubscribe").put("channel", "room:" + room).encode());
    }
  }

  /** Loses the line as if its machine were gone. */
  void cut() {
    var old = current();
    if (old != null) {
      old.cut();
    }
  }

  void stop() {
    synchronized (this) {
      isStopped = true;
    }
    cut();
  }

  /** Looks at the clock; several times a second. */
  void tick(long now) {
    if (isDead(now)) {
      cut();
    }
    dial(now);
    repeat(now);
  }

  private synchronized @Nullable Line current() {
    return line;
  }

  private synchronized boolean isDead(long now) {
    if (line == null) {
      return false;
    }
    if (!line.isOpen()) {
      return line.isStuck();
    }
    if (now - pingedAt > PING_NANOS) {
      pingedAt = now;
      line.send("{\"type\":\"ping\"}");
    }
    return now - heardAt > SILENT_NANOS || resumes.areOverdue(now);
  }

  private synchronized void dial(long now) {
    if (line == null && !isStopped && now - dialAt >= 0) {
      var to = doors.get(door % doors.size());
      line = Line.open(world.client(), to, name, this::opened, this::heard, this::ended);
    }
  }

  private synchronized void repeat(long now) {
    if (line == null || !line.isOpen()) {
      return;
    }
    for (var it : pending.values()) {
      if (it.isDue(now)) {
        send(it, now);
      }
    }
  }

  private void send(Pending it, long now) {
    if (it.isRepeat()) {
      world.requests().repeated();
    }
    if (it.attaches()) {
      tracks.values().forEach(Track::attaching);
    }
    if (line != null) {
      it.sendOn(line, now);
    }
  }

  private synchronized void opened(Line opened) {
    if (!opened.equals(line)) {
      opened.cut();
      return;
    }
    long now = System.nanoTime();
    heardAt = now;
    world.counts().lines().incrementAndGet();
    world.counts().offline().accumulate(lostAt == 0 ? 0 : now - lostAt);
    lostAt = 0;
    opened.send("{\"type\":\"auth\"}");
    tracks.keySet().forEach(this::resume);
    pending.values().forEach(it -> send(it, now));
  }

  /** Asks for what was missed of a room, or for its image where nothing is known of it. */
  private synchronized void resume(String room) {
    var track = track(room);
    if (track.isOver() || line == null) {
      return;
    }
    var id = resumes.ask(room, System.nanoTime());
    var ask = new JsonObject().put("request_id", id);
    if (track.isKnown()) {
      ask.put("type", "resume").put("channels", new JsonArray().add(track.point()));
    } else {
      track.attaching();
      ask.put("type", "subscribe").put("channel", track.channel());
    }
    line.send(ask.encode());
  }

  private synchronized void ended(Line gone) {
    if (gone.equals(line)) {
      line = null;
      door++;
      lostAt = lostAt == 0 ? System.nanoTime() : lostAt;
      resumes.clear();
      int wait = ThreadLocalRandom.current().nextInt(BACK_MILLIS);
      dialAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(wait);
    }
  }

  private synchronized void heard(String text) {
    heardAt = System.nanoTime();
    var message = new JsonObject(text);
    switch (message.getString("type")) {
      case "ack" -> outcome(message);
      case "error" -> refused(message);
      case "auth_ok" -> userId = message.getLong("user_id");
      case "resumed" -> resumed(message);
      case "subscribed" -> resumes.goesOn(message.getString("channel"));
      default -> told(message, text);
    }
  }

  private void told(JsonObject message, String text) {
    if (!Track.isPart(message)) {
      return;
    }
    var room = message.getString("room_id");
    if (left.contains(room)) {
      return;
    }
    var track = track(room);
    var wasOver = track.game().isOver();
    track.hear(message, text);
    if (!wasOver && track.game().reason().equals("forfeit")) {
      world.counts().forfeits().incrementAndGet();
    }
  }

  private void resumed(JsonObject answer) {
    var channel = answer.getString("channel");
    var room = channel.substring("room:".length());
    if (left.contains(room)) {
      resumes.goesOn(channel);
      return;
    }
    var counts = world.counts();
    (answer.getBoolean("recovered") ? counts.recovered() : counts.replaced()).incrementAndGet();
    if (!resumes.goesOn(channel)) {
      counts.unasked().incrementAndGet();
    }
    track(room).resumed(answer);
  }

  private void refused(JsonObject error) {
    var code = error.getString("code");
    var id = error.getString("request_id", "");
    if (NEVER.contains(code)) {
      world.problems().add("%s was told %s", name, error.encode());
    }
    if (Resumes.isOne(id)) {
      resumeLater(id, error);
    } else if (NOT_AN_OUTCOME.contains(code)) {
      later(id, error);
    } else {
      outcome(error);
    }
  }

  private void later(String id, JsonObject error) {
    var it = pending.get(id);
    if (it != null) {
      it.notBefore(System.nanoTime() + retryAfter(error));
    }
  }

  private void resumeLater(String id, JsonObject error) {
    var room = resumes.room(id);
    if (room == null) {
      return;
    }
    if (!NOT_AN_OUTCOME.contains(error.getString("code"))) {
      world.problems().add("%s cannot go on in %s: %s", name, room, error.encode());
    }
    CompletableFuture.delayedExecutor(retryAfter(error), TimeUnit.NANOSECONDS)
        .execute(() -> resumeAgain(id, room));
  }

  private synchronized void resumeAgain(String id, String room) {
    if (resumes.end(id)) {
      resume(room);
    }
  }

  private static long retryAfter(JsonObject error) {
    return TimeUnit.MILLISECONDS.toNanos(error.getLong("retry_after_ms", 500L));
  }

  private void outcome(JsonObject answer) {
    var id = answer.getString("request_id", "");
    if (!id.startsWith(name + "-")) {
      world.problems().add("%s was told what it did not ask: %s", name, answer.encode());
      return;
    }
    world.requests().answered(key(id), answer);
    var asked = pending.remove(id);
    if (asked != null) {
      asked.outcome().complete(answer);
    }
  }

  private Track track(String room) {
    return tracks.computeIfAbsent(room, this::newTrack);
  }

  private Track newTrack(String room) {
    return new Track(name, room, world.chronicle(), world.problems());
  }

  private Requests.Key key(String id) {
    return new Requests.Key(name, id);
  }
}
