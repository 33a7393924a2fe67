package dev.paddock.gateway.channel;

import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.loop.Loop;
import dev.paddock.gateway.fanout.Messages;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of a service's open rooms: asked for once a second while somebody listens. */
final class Lobby {
  private static final Logger LOG = LoggerFactory.getLogger(Lobby.class);

  private final Loop hub;
  private final HandOver handOver;
  private final Bus bus;
  private final RoomService service;
  private final Channel channel;
  private byte @Nullable [] newest;
  private boolean isAsking;
  private boolean isStale;

  Lobby(Loop hub, HandOver handOver, Bus bus, RoomService service) {
    this.hub = hub;
    this.handOver = handOver;
    this.bus = bus;
    this.service = service;
    this.channel =
        new Channel(
            service.lobbyChannel(), new Partition(new Partition.Key(service.name(), -1), 0));
  }

  /** A socket has come: it gets the newest list at once, and a fresh one if that differs. */
  void add(int loop, long user) {
    channel.add(loop, user);
    if (newest != null && !isStale) {
      handOver.put(loop, new Delivery.Message(News.of(channel.name, "", 0, newest)));
    } else {
      newest = null;
    }
    ask();
  }

  void remove(int loop, long user) {
    channel.remove(loop, user);
    isStale = channel.isEmpty();
  }

  /** Asks for the list, if anybody listens. */
  void ask() {
    if (channel.isEmpty() || isAsking) {
      return;
    }
    isAsking = true;
    bus.query(service.name(), new JsonObject().put("op", "list"))
        .onComplete(
            result ->
                hub.execute(
                    () -> {
                      isAsking = false;
                      if (result.succeeded()) {
                        show(result.result());
                      } else {
                        LOG.debug("no list of {}", service.name(), result.cause());
                      }
                    }));
  }

  private void show(JsonObject answer) {
    isStale = false;
    var rooms = answer.getJsonArray(service.listField(), new JsonArray()).encode();
    var list = Messages.list(service.listType(), service.listField(), rooms, null);
    if (!Arrays.equals(list, newest)) {
      newest = list;
      channel.deliver(handOver, News.of(channel.name, "", 0, list));
    }
  }
}
