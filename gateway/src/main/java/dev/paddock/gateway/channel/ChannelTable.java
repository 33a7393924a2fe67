package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.loop.Loop;
import dev.paddock.gateway.Catalog;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The channels somebody listens to here, and the partitions their writers own. Hub only. */
final class ChannelTable {
  private final Loop hub;
  private final CommandLog commands;
  private final Catalog catalog;
  private final Interests interests;
  private final Audit audit;
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<Partition.Key, Partition> partitions = new HashMap<>();

  ChannelTable(Loop hub, CommandLog commands, Catalog catalog, Interests interests, Audit audit) {
    this.hub = hub;
    this.commands = commands;
    this.catalog = catalog;
    this.interests = interests;
    this.audit = audit;
  }

  /** One more socket of a loop listens. */
  void listen(String name, int loop, long user) {
    var channel = channels.get(name);
    if (channel == null) {
      channel = open(name);
    }
    if (channel != null && channel.add(loop, user)) {
      channel.partition.changed(name, user);
      interests.changed(channel.partition);
    }
  }

  /** One socket less listens. */
  void unlisten(String name, int loop, long user) {
    var channel = channels.get(name);
    if (channel == null) {
      return;
    }
    if (channel.remove(loop, user)) {
      channel.partition.changed(name, user);
    }
    if (channel.isEmpty()) {
      channels.remove(name);
      channel.partition.channels.remove(name);
    }
    interests.changed(channel.partition);
  }

  /** Answers where a channel stands, once its writer has said so. */
  void confirm(String name, Consumer<@Nullable Head> answer) {
    var channel = channels.get(name);
    if (channel == null || channel.isConfirmed()) {
      answer.accept(channel == null ? null : channel.head());
      return;
    }
    if (!channel.partition.isAwaited(name)) {
      channel.partition.ask(name);
      interests.changed(channel.partition);
    }
    channel.partition.await(name, answer);
  }

  @Nullable Channel find(String name) {
    return channels.get(name);
  }

  int size() {
    return channels.size();
  }

  Collection<Partition> partitions() {
    return partitions.values();
  }

  Partition partition(String service, int number) {
    return partitions.computeIfAbsent(
        new Partition.Key(service, number), key -> new Partition(key, now()));
  }

  /** The partition a room belongs to. */
  Partition partitionOf(String service, String room) {
    return partition(service, commands.partition(service, room));
  }

  /** The clock of the hub. */
  long nanos() {
    return hub.nanos();
  }

  /** Makes every partition of every service known, so that their writers hear of us. */
  void openAll() {
    for (var door : catalog.doors()) {
      var service = door.service().name();
      for (int number = 0; number < commands.partitions(service); number++) {
        partition(service, number);
      }
    }
  }

  /** Whether a writer of every partition was heard, of services that have a member there. */
  boolean hearsAll(ClusterView view) {
    return partitions.values().stream()
        .allMatch(p -> p.isHeard() || view.nodes(p.key.service()).isEmpty());
  }

  /** Who is attached to which channel. */
  Map<String, Set<Long>> attached() {
    var attached = new HashMap<String, Set<Long>>();
    for (var channel : channels.values()) {
      attached.put(channel.name, Set.copyOf(channel.users()));
    }
    return attached;
  }

  /** {@code {"interest": {"channels", "sockets", "users"}, "partitions": […]}}. */
  JsonObject json() {
    var interest =
        new JsonObject()
            .put("channels", channels.size())
            .put("sockets", channels.values().stream().mapToInt(Channel::sockets).sum())
            .put("users", channels.values().stream().mapToInt(c -> c.users().size()).sum());
    var positions =
        partitions.values().stream()
            .sorted(
                Comparator.comparing((Partition p) -> p.key.service())
                    .thenComparing(p -> p.key.number()))
            .map(partition -> partition.json(now()))
            .toList();
    return new JsonObject().put("interest", interest).put("partitions", positions);
  }

  /** Milliseconds of a clock that never goes back. */
  long now() {
    return hub.nanos() / 1_000_000;
  }

  private @Nullable Channel open(String name) {
    var place = catalog.place(name);
    if (place == null) {
      return null;
    }
    var service = place.service().name();
    var partition = partitionOf(service, place.room().value());
    if (partition.channels.isEmpty()) {
      partition.listening(now());
    }
    var channel = new Channel(name, partition);
    channels.put(name, channel);
    partition.channels.put(name, channel);
    audit.add(channel);
    return channel;
  }
}
