package dev.paddock.e2e.faults;

import dev.paddock.engine.kafka.Topics;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the public log says happened, and by which command. */
final class Effects implements AutoCloseable {
  private static final String SERVICE = "games";

  private final LogReader commands;
  private final LogReader events;
  private final Problems problems;

  /** Who asked, by the id a gateway gave the command. */
  private final Map<String, Requests.Key> askers = new HashMap<>();

  private final Map<Requests.Key, Map<String, Effect>> effects = new HashMap<>();

  /** By room and epoch: the events in their order. */
  private final Map<Channel, TreeMap<Long, Event>> channels = new HashMap<>();

  record Channel(String room, String epoch) {}

  record Event(String type, JsonObject payload, String commandId) {}

  /**
   * What one command did.
   *
   * @param seqs of the events told to the room
   */
  record Effect(String room, List<Long> seqs) {}

  Effects(String kafka, Problems problems) {
    commands = new LogReader(kafka, Topics.commands(SERVICE));
    events = new LogReader(kafka, Topics.events(SERVICE));
    this.problems = problems;
  }

  void readOn() {
    commands.readOn(this::command);
    events.readOn(this::event);
  }

  /** What all the commands with this {@code request_id} did, by the ids of the commands. */
  Map<String, Effect> of(Requests.Key key) {
    return effects.getOrDefault(key, Map.of());
  }

  @Nullable Event event(String room, String epoch, long seq) {
    return channel(room, epoch).get(seq);
  }

  /** The number of the newest event of a channel; 0: there is none. */
  long head(String room, String epoch) {
    var known = channel(room, epoch);
    return known.isEmpty() ? 0 : known.lastKey();
  }

  long count() {
    return channels.values().stream().mapToLong(Map::size).sum();
  }

  @Override
  public void close() {
    commands.close();
    events.close();
  }

  private TreeMap<Long, Event> channel(String room, String epoch) {
    return channels.computeIfAbsent(new Channel(room, epoch), c -> new TreeMap<>());
  }

  private void command(ConsumerRecord<String, String> record) {
    var command = new JsonObject(record.value());
    var request = command.getString("request_id");
    var asker = command.getJsonObject("actor").getString("username");
    if (request != null) {
      askers.put(command.getString("command_id"), new Requests.Key(asker, request));
    }
  }

  private void event(ConsumerRecord<String, String> record) {
    var event = new JsonObject(record.value());
    var room = event.getString("room_id");
    var epoch = event.getString("epoch");
    long seq = event.getLong("seq");
    var cause = event.getJsonObject("cause");
    var command = cause == null ? "" : cause.getString("command_id", "");
    if (seq > 0) {
      place(room, epoch, seq, event, command);
    }
    var asker = askers.get(command);
    if (asker != null) {
      effects
          .computeIfAbsent(asker, a -> new HashMap<>())
          .computeIfAbsent(command, c -> new Effect(room, new ArrayList<>()))
          .seqs()
          .add(seq);
    }
  }

  private void place(String room, String epoch, long seq, JsonObject event, String command) {
    var known = channel(room, epoch);
    if (known.containsKey(seq)) {
      problems.add("%s %s:%d is in the log twice", room, epoch, seq);
    } else if (seq != head(room, epoch) + 1) {
      problems.add("%s %s:%d follows %d in the log", room, epoch, seq, head(room, epoch));
    }
    var type = event.getString("event_type");
    known.put(seq, new Event(type, event.getJsonObject("payload"), command));
  }
}
