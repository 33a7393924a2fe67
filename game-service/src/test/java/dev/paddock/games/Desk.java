package dev.paddock.games;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays a gateway's side: publishes commands, listens to every room it speaks of, waits for
 * answers.
 */
final class Desk {
  private static final long PATIENCE_SECONDS = 20;

  final ConcurrentLinkedQueue<JsonObject> told = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<Secret> secrets = new ConcurrentLinkedQueue<>();
  private final Bus bus;
  private final CommandLog commands;
  private final ConcurrentHashMap<String, BlockingQueue<BusMessage.Answer>> answers =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Boolean> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /** A form of a message that one user gets instead of the public one. */
  record Secret(long userId, JsonObject message) {}

  Desk(Bus bus, CommandLog commands) {
    this.bus = bus;
    this.commands = commands;
    bus.listen(this::hear);
  }

  static String room(String name) {
    return RoomNames.id("room_", "games", name).value();
  }

  BusMessage.Answer ask(long user, String type, String room, JsonObject fields) {
    return ask(user, type, room, fields, "q" + numbers.incrementAndGet());
  }

  BusMessage.Answer ask(long user, String type, String room, JsonObject fields, String request) {
    try {
      listenTo(room);
      var answer = answers.computeIfAbsent(request, r -> new ArrayBlockingQueue<>(16));
      commands
          .publish("games", command(user, type, room, fields, request))
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var given = answer.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (given == null) {
        throw new AssertionError("no answer to " + type + " " + fields);
      }
      return given;
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(type + " could not be asked", e);
    }
  }

  List<JsonObject> told(String type) {
    return told.stream().filter(m -> m.getString("type").equals(type)).toList();
  }

  private CommandEnvelope command(
      long user, String type, String room, JsonObject fields, String request) {
    var payload = new JsonObject().put("type", type).mergeIn(fields);
    return new CommandEnvelope(
        "c" + numbers.incrementAndGet(),
        type,
        Instant.now(),
        Actor.user(user, "user" + user),
        bus.self(),
        "s" + user,
        new RoomId(room),
        request,
        payload.encode().getBytes(StandardCharsets.UTF_8),
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  private void listenTo(String room) {
    rooms.put(room, true);
    tell(commands.partition("games", room), false, room);
  }

  private void tell(int partition, boolean whole, String... named) {
    var channels =
        List.of(named).stream()
            .map(r -> new BusMessage.ChannelInterest("room:" + r, true, List.of(1L, 2L), List.of()))
            .toList();
    for (var node : bus.view().nodes("games")) {
      bus.send(node, new BusMessage.Interest("games", partition, bus.self(), 0, whole, channels));
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
        .filter(r -> commands.partition("games", r) == partition)
        .toArray(String[]::new);
  }

  private void hear(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told message -> {
        message.privately().forEach((user, bytes) -> secrets.add(new Secret(user, json(bytes))));
        told.add(json(message.bytes()));
      }
      case BusMessage.Answer answer -> {
        var queue = answers.get(String.valueOf(answer.requestId()));
        if (queue != null) {
          queue.add(answer);
        }
      }
      case BusMessage.Gone gone -> {}
    }
  }

  private static JsonObject json(byte[] bytes) {
    return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
  }
}
