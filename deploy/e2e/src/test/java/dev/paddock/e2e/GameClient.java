package dev.paddock.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A user's line to {@code /ws/games}; the stories of its channels go on over a new connection. */
final class GameClient implements AutoCloseable {
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final URI address;
  private final Map<String, Story> stories = new ConcurrentHashMap<>();
  private final List<JsonObject> heard = new ArrayList<>();
  private final int number = NUMBERS.incrementAndGet();
  private int requests;
  private int closeCode;
  private WebSocket socket;

  private GameClient(URI address) {
    this.address = address;
    this.socket = dial();
  }

  static GameClient open(Door door, Door.Account who) {
    return new GameClient(door.socket("?token=" + who.token()));
  }

  /** For gateways that believe {@code ?user=}. */
  static GameClient open(Door door, String name) {
    return new GameClient(door.socket("?user=" + name));
  }

  /** A command without fields of its own for a room. */
  JsonObject ask(String type, String room) {
    return ask(type, new JsonObject().put("room_id", room));
  }

  /** Sends a command and waits for what carries its {@code request_id} back. */
  JsonObject ask(String type, JsonObject fields) {
    return answer(say(type, fields));
  }

  /** Sends a command; returns its {@code request_id}, the one among the fields if there is one. */
  String say(String type, JsonObject fields) {
    var message = new JsonObject().put("type", type).mergeIn(fields);
    if (!message.containsKey("request_id")) {
      message.put("request_id", "c" + number + "-" + ++requests);
    }
    send(message.encode());
    return message.getString("request_id");
  }

  void send(String text) {
    var unused = socket.sendText(text, true).join();
  }

  JsonObject answer(String request) {
    return await("an answer to " + request, m -> request.equals(m.getString("request_id")));
  }

  JsonObject await(String type) {
    return await(type, m -> m.getString("type").equals(type));
  }

  /** The first message of this connection that is meant. */
  JsonObject await(String what, Predicate<JsonObject> meant) {
    return awaitAfter(0, what, meant);
  }

  /** The first message that is meant, of those that came after the first {@code skipped}. */
  JsonObject awaitAfter(int skipped, String what, Predicate<JsonObject> meant) {
    long end = System.nanoTime() + Until.SOON.toNanos();
    synchronized (heard) {
      for (int i = skipped; ; i++) {
        awaitMore(i, what, end);
        if (meant.test(heard.get(i))) {
          return heard.get(i);
        }
      }
    }
  }

  /** How many messages this connection brought. */
  int count() {
    synchronized (heard) {
      return heard.size();
    }
  }

  /** Waits for the end of the connection and returns its code. */
  int closed() {
    return Until.found("the end of the line", Until.SOON, this::closeCodeIfAny);
  }

  Story story(String room) {
    return stories.computeIfAbsent(room, r -> new Story("room:" + r));
  }

  /** Connects anew and resumes every channel; returns the answers, one a channel. */
  List<JsonObject> resume() {
    socket.abort();
    synchronized (heard) {
      heard.clear();
      closeCode = 0;
    }
    socket = Until.found("a line to " + address, Until.SOON, this::dialIfPossible);
    var points = stories.values().stream().map(Story::point).toList();
    send(new JsonObject().put("type", "resume").put("channels", new JsonArray(points)).encode());
    return points.stream().map(p -> resumed(p.getString("channel"))).toList();
  }

  /** As if the machine were gone: no close frame. */
  void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private JsonObject resumed(String channel) {
    return await(
        "resumed " + channel,
        m -> m.getString("type").equals("resumed") && channel.equals(m.getString("channel")));
  }

  private WebSocket dial() {
    return Door.HTTP
        .newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(30))
        .buildAsync(address, new Ear())
        .join();
  }

  private WebSocket dialIfPossible() {
    try {
      return dial();
    } catch (CompletionException e) {
      return null;
    }
  }

  private void awaitMore(int index, String what, long end) {
    while (heard.size() <= index) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || closeCode != 0) {
        throw new AssertionError(
            "no %s (closed: %d) in %s".formatted(what, closeCode, last(heard)));
      }
      try {
        heard.wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      }
    }
  }

  private static String last(List<JsonObject> messages) {
    var last = messages.subList(Math.max(0, messages.size() - 12), messages.size());
    return String.join("\n", last.stream().map(JsonObject::encode).toList());
  }

  private Integer closeCodeIfAny() {
    synchronized (heard) {
      return closeCode == 0 ? null : closeCode;
    }
  }

  private void take(JsonObject message) {
    if (Story.isPart(message)) {
      story(message.getString("room_id")).hear(message);
    }
    synchronized (heard) {
      heard.add(message);
      heard.notifyAll();
    }
  }

  private void ended(int code) {
    synchronized (heard) {
      closeCode = code;
      heard.notifyAll();
    }
  }

  /** Puts frames together and hands messages on. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
      text.append(part);
      if (isLast) {
        take(new JsonObject(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      if (from.equals(socket)) {
        ended(code);
      }
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      if (from.equals(socket)) {
        ended(1006);
      }
    }
  }
}
