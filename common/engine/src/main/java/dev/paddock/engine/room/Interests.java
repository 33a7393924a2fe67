package dev.paddock.engine.room;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.InterestTable;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Which gateways listen to which channels of a partition, and who is attached there. Loop only. */
final class Interests {
  /** One gateway as the writer knows it. */
  static final class Gateway {
    final String node;
    final InterestTable table = new InterestTable();
    long heardAt;
    long told;

    Gateway(String node) {
      this.node = node;
    }
  }

  /** Hears what changes. */
  interface Listener {
    /** A user's first socket came to a channel, or the last one went. */
    void attachment(String channel, long userId, boolean attached);
  }

  private final Map<String, Gateway> gateways = new TreeMap<>();
  private final Listener listener;

  Interests(Listener listener) {
    this.listener = listener;
  }

  Collection<Gateway> gateways() {
    return gateways.values();
  }

  /** Gateways that listen to a channel. */
  List<Gateway> listeners(String channel) {
    var listeners = new ArrayList<Gateway>(gateways.size());
    for (var gateway : gateways.values()) {
      if (gateway.table.listens(channel)) {
        listeners.add(gateway);
      }
    }
    return listeners;
  }

  boolean isAttached(String channel, long userId) {
    for (var gateway : gateways.values()) {
      if (gateway.table.users(channel).contains(userId)) {
        return true;
      }
    }
    return false;
  }

  boolean knows(String node) {
    return gateways.containsKey(node);
  }

  /** The gateway a message or an answer goes to; made known if it was not. */
  Gateway gateway(String node, long now) {
    return gateways.computeIfAbsent(
        node,
        n -> {
          var gateway = new Gateway(n);
          gateway.heardAt = now;
          return gateway;
        });
  }

  void apply(BusMessage.Interest interest, long now) {
    var gateway = gateway(interest.gateway(), now);
    gateway.heardAt = now;
    if (interest.whole()) {
      replace(gateway, interest.channels());
    } else {
      interest.channels().forEach(change -> change(gateway, change));
    }
  }

  /** Whether a gateway's digest is what this writer has of it. */
  boolean agrees(BusMessage.Digest digest, long now) {
    var gateway = gateway(digest.gateway(), now);
    gateway.heardAt = now;
    return gateway.table.digest() == digest.digest();
  }

  /** Forgets gateways that left the view or are silent; returns how many. */
  int keep(List<String> view, long now) {
    var dead =
        gateways.values().stream()
            .filter(
                g -> !view.contains(g.node) || now - g.heardAt > Limits.GATEWAY_SILENT.toNanos())
            .toList();
    for (var gateway : dead) {
      replace(gateway, List.of());
      gateways.remove(gateway.node);
    }
    return dead.size();
  }

  /** {@code [{"gateway", "told", "channels", "users", "heard_ms_ago"}]}. */
  JsonArray json(long now) {
    var all = new JsonArray();
    for (var gateway : gateways.values()) {
      var channels = gateway.table.channels();
      all.add(
          new JsonObject()
              .put("gateway", gateway.node)
              .put("told", gateway.told)
              .put("channels", channels.size())
              .put("users", channels.stream().mapToInt(c -> gateway.table.users(c).size()).sum())
              .put("heard_ms_ago", TimeUnit.NANOSECONDS.toMillis(now - gateway.heardAt)));
    }
    return all;
  }

  private void replace(Gateway gateway, List<BusMessage.ChannelInterest> whole) {
    var before = new HashMap<String, List<Long>>();
    for (var channel : gateway.table.channels()) {
      before.put(channel, List.copyOf(gateway.table.users(channel)));
    }
    gateway.table.apply(true, List.of());
    whole.forEach(change -> attachAll(gateway, change, before));
    before.forEach((channel, users) -> users.forEach(user -> left(channel, user)));
  }

  private void attachAll(
      Gateway gateway, BusMessage.ChannelInterest change, Map<String, List<Long>> before) {
    var known = before.getOrDefault(change.channel(), List.of());
    gateway.table.listen(change.channel());
    for (long user : change.attached()) {
      boolean was = known.contains(user) || isAttached(change.channel(), user);
      gateway.table.attach(change.channel(), user);
      if (!was) {
        listener.attachment(change.channel(), user, true);
      }
    }
  }

  private void change(Gateway gateway, BusMessage.ChannelInterest change) {
    if (!change.present()) {
      var users = List.copyOf(gateway.table.users(change.channel()));
      gateway.table.leave(change.channel());
      users.forEach(user -> left(change.channel(), user));
      return;
    }
    gateway.table.listen(change.channel());
    for (long user : change.attached()) {
      boolean was = isAttached(change.channel(), user);
      if (gateway.table.attach(change.channel(), user) && !was) {
        listener.attachment(change.channel(), user, true);
      }
    }
    for (long user : change.detached()) {
      if (gateway.table.detach(change.channel(), user)) {
        left(change.channel(), user);
      }
    }
  }

  private void left(String channel, long userId) {
    if (!isAttached(channel, userId)) {
      listener.attachment(channel, userId, false);
    }
  }
}
