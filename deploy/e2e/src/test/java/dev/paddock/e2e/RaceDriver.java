package dev.paddock.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A person in a race: steers towards the centre line with each state and keeps everything it hears
 * with the time it came.
 */
final class RaceDriver implements AutoCloseable {
  private static final double LOOK_METRES = 12;
  private static final double PACE = 20;

  /** A message and when it came, by the monotonic clock. */
  record Heard(long nanos, JsonObject message) {
    String type() {
      return message.getString("type", "");
    }
  }

  final String name;

  private final List<Heard> heard = new ArrayList<>();
  private final WebSocket socket;
  private @Nullable JsonArray centre;
  private int car;
  private long user;

  RaceDriver(Door door, String name) {
    this.name = name;
    var address = door.socket("?user=" + name).toString().replace("/ws/games", "/ws/races");
    socket = Door.HTTP.newWebSocketBuilder().buildAsync(URI.create(address), new Ears()).join();
  }

  /** Sends a command and returns its ack. */
  JsonObject ask(String type, JsonObject fields) {
    var id = type + "-" + name;
    send(fields.copy().put("type", type).put("request_id", id));
    return await(
        "an answer to " + type,
        it -> id.equals(it.getString("request_id")) && !it.getString("type").equals(type));
  }

  /** The first message that is meant, as soon as it has come. */
  JsonObject await(String what, Predicate<JsonObject> meant) {
    return Until.found(what + " for " + name, Until.SOON, () -> find(meant));
  }

  /** All that came of a type. */
  synchronized List<Heard> all(String type) {
    return heard.stream().filter(each -> each.type().equals(type)).toList();
  }

  /** The tick shown last. */
  synchronized int tick() {
    return heard.reversed().stream()
        .filter(each -> each.type().equals("game_state"))
        .mapToInt(each -> each.message().getInteger("tick"))
        .findFirst()
        .orElse(0);
  }

  synchronized long user() {
    return user;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private synchronized JsonObject find(Predicate<JsonObject> meant) {
    return heard.stream().map(Heard::message).filter(meant).findFirst().orElse(null);
  }

  private void send(JsonObject message) {
    var unused = socket.sendText(message.encode(), true).join();
  }

  private @Nullable JsonObject take(String text) {
    var message = new JsonObject(text);
    synchronized (this) {
      heard.add(new Heard(System.nanoTime(), message));
      return switch (message.getString("type")) {
        case "race_state" -> seated(message);
        case "game_state" -> steering(message);
        default -> null;
      };
    }
  }

  private @Nullable JsonObject seated(JsonObject race) {
    centre = race.getJsonObject("stage").getJsonArray("centre");
    for (var each : race.getJsonArray("cars")) {
      var seat = (JsonObject) each;
      if (name.equals(seat.getString("username"))) {
        car = seat.getInteger("id");
        user = seat.getLong("user_id");
      }
    }
    return null;
  }

  private @Nullable JsonObject steering(JsonObject state) {
    if (car == 0 || centre == null) {
      return null;
    }
    for (var each : state.getJsonArray("cars")) {
      var own = (JsonObject) each;
      if (own.getInteger("id") == car) {
        return input(own, centre);
      }
    }
    return null;
  }

  private static JsonObject input(JsonObject own, JsonArray line) {
    double x = own.getDouble("x");
    double y = own.getDouble("y");
    double speed = Math.hypot(own.getDouble("vx"), own.getDouble("vy"));
    var ahead = ahead(line, x, y);
    double angle = Math.atan2(ahead[1] - y, ahead[0] - x) - own.getDouble("heading");
    double steer = Math.clamp(2.5 * Math.IEEEremainder(angle, 2 * Math.PI), -1, 1);
    var actions = new JsonObject().put("steer", steer);
    actions.put("throttle", speed < PACE ? 1.0 : 0.0).put("brake", speed > PACE + 3);
    return new JsonObject().put("type", "input").put("actions", actions);
  }

  /** The point of the centre line that lies so far ahead of the nearest. */
  private static double[] ahead(JsonArray line, double x, double y) {
    int nearest = 0;
    for (int i = 1; i < line.size(); i++) {
      if (distance(line, i, x, y) < distance(line, nearest, x, y)) {
        nearest = i;
      }
    }
    var here = point(line, nearest);
    int at = nearest;
    while (Math.hypot(point(line, at)[0] - here[0], point(line, at)[1] - here[1]) < LOOK_METRES) {
      at = (at + 1) % line.size();
    }
    return point(line, at);
  }

  private static double distance(JsonArray line, int at, double x, double y) {
    var point = point(line, at);
    return Math.hypot(point[0] - x, point[1] - y);
  }

  private static double[] point(JsonArray line, int at) {
    var point = line.getJsonArray(at);
    return new double[] {point.getDouble(0), point.getDouble(1)};
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      from.request(1);
      if (!isLast) {
        return null;
      }
      var input = take(text.toString());
      text.setLength(0);
      return input == null ? null : from.sendText(input.encode(), true);
    }
  }
}
