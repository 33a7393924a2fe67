package dev.paddock.gateway.testing;

import static dev.paddock.gateway.testing.FakeAnswers.accepted;
import static dev.paddock.gateway.testing.FakeAnswers.refusal;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.bus.BusMessage.Entry;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * The engine's side in one class: takes commands, decides the rooms of the parlour, writes the
 * store first and tells gateways then, numbered, as far as they are interested.
 */
public final class FakeWriter implements CommandLog {
  /** How many partitions there are. */
  public static final int PARTITIONS = 4;

  private static final class Room {
    String epoch = "";
    long seq;
    final Set<Long> members = new LinkedHashSet<>();
  }

  private final Bus bus;
  private final FakeStore store;
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final Wanted wanted = new Wanted(this::partitionOf);
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Answer> remembered = new HashMap<>();
  private final Map<Integer, Long> claims = new HashMap<>();
  private final List<CommandEnvelope> published = new CopyOnWriteArrayList<>();
  private final List<BusMessage.Input> inputs = new CopyOnWriteArrayList<>();
  private volatile Predicate<CommandEnvelope> refused = command -> false;
  private volatile Predicate<CommandEnvelope> lost = command -> false;
  private int epochs;

  public FakeWriter(Bus bus, FakeStore store) {
    this.bus = bus;
    this.store = store;
    bus.listen(this::hear);
  }

  /** Every command that came, repetitions too. */
  public List<CommandEnvelope> published() {
    return published;
  }

  /** Every frame of the realtime lane that came. */
  public List<BusMessage.Input> inputs() {
    return inputs;
  }

  /** Shows a state of what runs in a room. */
  public synchronized void show(String name, int tick, String info) {
    var id = Parlour.room(name).value();
    int partition = partition(Parlour.SERVICE.name(), id);
    var frame = FakeMessages.frame(id, partition, claims.getOrDefault(partition, 0L), tick, info);
    wanted.listeners("room:" + id).forEach(node -> bus.send(node, frame));
  }

  /** The run does not take an input. */
  public synchronized void refuseInput(BusMessage.Input input, Reason reason) {
    var answer = FakeMessages.refusal(input, reason);
    send(input.gateway(), input.room(), List.of(answer));
  }

  /** Forgets commands and answers, as the real one does after some time. */
  public synchronized void forget() {
    published.clear();
    remembered.clear();
  }

  /** The log refuses what the test names. */
  public void refuse(Predicate<CommandEnvelope> which) {
    refused = which;
  }

  /** The writer takes no notice of what the test names. */
  public void ignore(Predicate<CommandEnvelope> which) {
    lost = which;
  }

  /** The writer of each partition makes itself known, with a new claim. */
  public synchronized void own() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long claim = claims.merge(partition, 1L, Long::sum);
      numbers.keySet().removeIf(key -> true);
      for (var node : bus.view().nodes("gateway")) {
        bus.send(node, new BusMessage.Owner(Parlour.SERVICE.name(), partition, claim, bus.self()));
      }
    }
  }

  /** Forgets what gateways want, as one that has just come. */
  public synchronized void forgetInterest() {
    wanted.forget();
  }

  /** Says the newest numbers, as a writer does twice a second. */
  public synchronized void sayNumbers() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (var node : bus.view().nodes("gateway")) {
        bus.send(node, parcel(partition, number(partition, node), List.of()));
      }
    }
  }

  /** A room says something by itself. */
  public synchronized Head say(String name, String text) {
    var id = Parlour.room(name).value();
    return told(id, rooms.get(id), message("said", id).put("text", text), Map.of());
  }

  /** Something of no lasting value. */
  public synchronized void stream(String name, int value) {
    var id = Parlour.room(name).value();
    var bytes = message("presence", id).put("value", value).toBuffer().getBytes();
    tell(id, new BusMessage.Told("room:" + id, "", 0, bytes, Map.of()));
  }

  /** A room is started afresh, with the same members. */
  public synchronized void restart(String name) {
    var id = Parlour.room(name).value();
    var room = rooms.get(id);
    room.epoch = "e" + ++epochs;
    room.seq = 0;
    told(id, room, message("restarted", id), Map.of());
  }

  /** Users some gateway says are attached to a room. */
  public synchronized Set<Long> attached(String name) {
    return wanted.users(Parlour.channel(name));
  }

  /** Waits for something to be so; looked at whenever a gateway said something. */
  public synchronized void await(BooleanSupplier condition) {
    Waiting.on(this, condition);
  }

  @Override
  public Future<Void> publish(String service, CommandEnvelope command) {
    published.add(command);
    if (refused.test(command)) {
      return Future.failedFuture("the log is away");
    }
    if (!lost.test(command)) {
      decide(command);
    }
    return Future.succeededFuture();
  }

  @Override
  public int partitions(String service) {
    return PARTITIONS;
  }

  @Override
  public int partition(String service, String room) {
    return Math.floorMod(room.hashCode(), PARTITIONS);
  }

  /** The rooms there are, as a query is answered. */
  public synchronized JsonObject list() {
    var list = new JsonArray();
    rooms.forEach(
        (id, room) ->
            list.add(new JsonObject().put("room_id", id).put("player_count", room.members.size())));
    return new JsonObject().put("rooms", list);
  }

  private synchronized void decide(CommandEnvelope command) {
    var key = command.room() + ":" + command.actor().userId() + ":" + command.requestId();
    var before = command.requestId() == null ? null : remembered.get(key);
    var answer = before != null ? FakeMessages.again(before, command) : outcome(command);
    if (command.requestId() != null) {
      remembered.put(key, answer);
    }
    send(command.gateway(), command.room().value(), List.of(answer));
  }

  private Answer outcome(CommandEnvelope command) {
    var id = command.room().value();
    var room = rooms.get(id);
    return switch (command.type()) {
      case "create_room" ->
          room != null ? refusal(command, Reason.ROOM_EXISTS) : create(command, id);
      case "join_room", "spectate" ->
          room == null ? refusal(command, Reason.ROOM_NOT_FOUND) : enter(command, id, room);
      case "leave_room" ->
          room == null ? refusal(command, Reason.ROOM_NOT_FOUND) : leave(command, id, room);
      case "close_room" ->
          room == null ? refusal(command, Reason.ROOM_NOT_FOUND) : close(command, id, room);
      case "note" -> note(command, id, room == null ? open(id) : room);
      case "porter" -> sendOn(command, id);
      default -> room == null ? refusal(command, Reason.ROOM_NOT_FOUND) : say(command, id, room);
    };
  }

  /** Says what was noted, and what the gateway brought along. */
  private Answer note(CommandEnvelope command, String id, Room room) {
    var payload = new JsonObject(Buffer.buffer(command.payload()));
    if (payload.getString("text").equals("rude")) {
      return refusal(command, Reason.ALREADY_OWNED);
    }
    var before = payload.getJsonObject("before");
    var noted =
        message("noted", id)
            .put("text", payload.getString("text"))
            .put("before", before == null ? 0 : before.getInteger("seq"));
    return accepted(command, told(id, room, noted, Map.of()), List.of());
  }

  /** Names the command that does what was asked. */
  private static Answer sendOn(CommandEnvelope command, String id) {
    var next = new JsonObject().put("type", "create_room").put("room_name", "Hall");
    var found = message("found", id).put("command", next);
    return accepted(command, new Head("e", 0), List.of(found.toBuffer().getBytes()));
  }

  private Room open(String id) {
    var room = new Room();
    room.epoch = "e" + ++epochs;
    rooms.put(id, room);
    return room;
  }

  private Answer create(CommandEnvelope command, String id) {
    var room = open(id);
    var created = message("room_created", id).put("host_id", command.actor().userId());
    var head = joined(command, id, room, "room_joined");
    return accepted(command, head, List.of(created.toBuffer().getBytes()));
  }

  private Answer enter(CommandEnvelope command, String id, Room room) {
    var isPlayer = command.type().equals("join_room");
    var head = joined(command, id, room, isPlayer ? "room_joined" : "spectator_joined");
    return accepted(command, head, List.of());
  }

  private Head joined(CommandEnvelope command, String id, Room room, String type) {
    room.members.add(command.actor().userId());
    if (type.equals("room_joined")) {
      store.sit(Parlour.SERVICE.seatKey(command.actor().userId()), id);
    }
    var body =
        message(type, id)
            .put("user_id", command.actor().userId())
            .put("avatar_id", command.actor().avatarId());
    return told(id, room, body, Map.of());
  }

  private Answer leave(CommandEnvelope command, String id, Room room) {
    long user = command.actor().userId();
    if (!room.members.remove(user)) {
      return refusal(command, Reason.NOT_IN_ROOM);
    }
    store.stand(Parlour.SERVICE.seatKey(user));
    var head = told(id, room, message("player_left", id).put("user_id", user), Map.of());
    tell(id, new BusMessage.Gone("room:" + id, user));
    return accepted(command, head, List.of());
  }

  private Answer close(CommandEnvelope command, String id, Room room) {
    var head = told(id, room, message("room_closed", id), Map.of());
    tell(id, new BusMessage.Gone("room:" + id, 0));
    rooms.remove(id);
    room.members.forEach(user -> store.stand(Parlour.SERVICE.seatKey(user)));
    return accepted(command, head, List.of());
  }

  private Answer say(CommandEnvelope command, String id, Room room) {
    var text = new JsonObject(Buffer.buffer(command.payload())).getString("text");
    if (text.equals("rude")) {
      return refusal(command, Reason.NOT_YOUR_TURN);
    }
    var said = message("said", id).put("user_id", command.actor().userId());
    if (!text.startsWith("secret")) {
      return accepted(command, told(id, room, said.put("text", text), Map.of()), List.of());
    }
    var open = said.copy().put("text", text);
    return accepted(
        command,
        told(id, room, said.put("masked", true), Map.of(command.actor().userId(), open)),
        List.of());
  }

  private Head told(String id, Room room, JsonObject body, Map<Long, JsonObject> privately) {
    room.seq++;
    var head = new Head(room.epoch, room.seq);
    var forms = new HashMap<Long, byte[]>();
    privately.forEach((user, form) -> forms.put(user, numbered(form, head)));
    var bytes = numbered(body, head);
    store.write("room:" + id, head, bytes, forms, image(id, room));
    tell(id, new BusMessage.Told("room:" + id, room.epoch, room.seq, bytes, forms));
    return head;
  }

  private static byte[] image(String id, Room room) {
    var document =
        new JsonObject()
            .put("room_id", id)
            .put("members", new JsonArray(new ArrayList<>(room.members)))
            .put("seq", room.seq)
            .put("epoch", room.epoch);
    return numbered(
        message("room_state", id).put("room", document), new Head(room.epoch, room.seq));
  }

  private static byte[] numbered(JsonObject body, Head head) {
    return body.put("seq", head.seq()).put("epoch", head.epoch()).toBuffer().getBytes();
  }

  private static JsonObject message(String type, String id) {
    return new JsonObject().put("type", type).put("room_id", id);
  }

  private void tell(String id, Entry entry) {
    wanted.listeners("room:" + id).forEach(node -> send(node, id, List.of(entry)));
  }

  private void send(String node, String room, List<Entry> entries) {
    int partition = partition(Parlour.SERVICE.name(), room);
    long number = numbers.merge(partition + node, 1L, Long::sum);
    bus.send(node, parcel(partition, number, entries));
  }

  private BusMessage.Parcel parcel(int partition, long number, List<Entry> entries) {
    return new BusMessage.Parcel(
        Parlour.SERVICE.name(), partition, claims.getOrDefault(partition, 0L), number, entries);
  }

  private long number(int partition, String node) {
    return numbers.getOrDefault(partition + node, 0L);
  }

  private synchronized void hear(BusMessage message) {
    if (message instanceof BusMessage.Digest digest && !wanted.agrees(digest)) {
      bus.send(
          digest.gateway(),
          new BusMessage.WantInterest(
              digest.service(),
              digest.partition(),
              claims.getOrDefault(digest.partition(), 0L),
              bus.self()));
    }
    if (message instanceof BusMessage.Input input) {
      inputs.add(input);
      notifyAll();
    }
    if (message instanceof BusMessage.Interest news) {
      wanted.apply(news);
      if (news.request() != 0) {
        heads(news);
      }
      notifyAll();
    }
  }

  private int partitionOf(String channel) {
    return partition("", channel.substring("room:".length()));
  }

  private void heads(BusMessage.Interest news) {
    var heads = new ArrayList<BusMessage.ChannelHead>();
    for (var each : news.channels()) {
      var room = rooms.get(each.channel().substring("room:".length()));
      heads.add(
          new BusMessage.ChannelHead(
              each.channel(), room == null ? null : new Head(room.epoch, room.seq)));
    }
    bus.send(
        news.gateway(),
        new BusMessage.Heads(
            news.service(),
            news.partition(),
            claims.getOrDefault(news.partition(), 0L),
            news.request(),
            heads));
  }
}
