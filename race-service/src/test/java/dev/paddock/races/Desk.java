package dev.paddock.races;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a gateway's side: publishes commands, hears what is told, waits for answers. */
final class Desk {
  private static final long PATIENCE_SECONDS = 20;

  final ConcurrentLinkedQueue<JsonObject> told = new ConcurrentLinkedQueue<>();
  private final Bus bus;
  private final CommandLog commands;
  private final ConcurrentHashMap<String, BlockingQueue<BusMessage.Answer>> answers =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Boolean> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  Desk(Bus bus, CommandLog commands) {
    this.bus = bus;
    this.commands = commands;
    bus.listen(this::hear);
  }

  static String race(String name) {
    return RoomNames.id("race_", "races", name).value();
  }

  BusMessage.Answer ask(long user, String type, String room, JsonObject fields) {
    return ask(Actor.user(user, "user" + user), type, room, fields);
  }

  BusMessage.Answer ask(Actor actor, String type, String room, JsonObject fields) {
    var request = "q" + numbers.incrementAndGet();
    try {
      listenTo(room);
      var answer = answers.computeIfAbsent(request, r -> new ArrayBlockingQueue<>(16));
      commands
          .publish("races", command(actor, type, room, fields, request))
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var given = answer.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (given == null) {
        throw new AssertionError("no answer to " + type + " " + fields);
      }
      return given;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(type + " could not be asked", e);
    }
  }

  /** Hears what is told in a room from now on. */
  void listenTo(String room) {
    rooms.put(room, true);
    tell(commands.partition("races", room), false, room);
  }

  /** What was told so far; asking keeps the interest alive, which writers forget after seconds. */
  List<JsonObject> told(String room, String type) {
    listenTo(room);
    return told.stream()
        .filter(it -> it.getString("type").equals(type))
        .filter(it -> it.getString("race_id").equals(room))
        .toList();
  }

  static JsonObject json(byte[] bytes) {
    return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
  }

  private CommandEnvelope command(
      Actor actor, String type, String room, JsonObject fields, String request) {
    var payload = new JsonObject().put("type", type).mergeIn(fields);
    return new CommandEnvelope(
        "c" + numbers.incrementAndGet(),
        type,
        Instant.now(),
        actor,
        bus.self(),
        "s" + actor.userId(),
        new RoomId(room),
        request,
        payload.encode().getBytes(StandardCharsets.UTF_8),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  private void tell(int partition, boolean whole, String... named) {
    var channels =
        List.of(named).stream()
            .map(r -> new BusMessage.ChannelInterest("race:" + r, true, List.of(1L, 2L), List.of()))
            .toList();
    for (var node : bus.view().nodes("races")) {
      bus.send(node, new BusMessage.Interest("races", partition, bus.self(), 0, whole, channels));
    }
  }

  private void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> parcel.entries().forEach(this::hear);
      case BusMessage.Owner owner -> tell(owner.partition(), true, of(owner.partition()));
      default -> {}
    }
  }

  private String[] of(int partition) {
    return rooms.keySet().stream()
        .filter(r -> commands.partition("races", r) == partition)
        .toArray(String[]::new);
  }

  private void hear(BusMessage.Entry entry) {
    if (entry instanceof BusMessage.Told message && message.bytes()[0] == '{') {
      told.add(json(message.bytes()));
    } else if (entry instanceof BusMessage.Answer answer) {
      var queue = answers.get(String.valueOf(answer.requestId()));
      if (queue != null) {
        queue.add(answer);
      }
    }
  }
}
