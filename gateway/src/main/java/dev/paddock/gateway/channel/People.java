package dev.paddock.gateway.channel;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.views.ChannelStore.SocketAt;
import dev.paddock.gateway.CloseCode;
import dev.paddock.gateway.accounts.Revocations;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected to this gateway with which sockets; says so, and ends what must end. */
final class People {
  private static final Logger LOG = LoggerFactory.getLogger(People.class);

  private record Socket(String id, long tokenVersion) {}

  private final Loop hub;
  private final HandOver handOver;
  private final ChannelStore store;
  private final Revocations revocations;
  private final Bus bus;
  private final String gateway;
  private final int socketsPerUser;
  private final Map<Long, ArrayDeque<Socket>> sockets = new HashMap<>();
  private int connected;

  People(
      Loop hub,
      HandOver handOver,
      Bus bus,
      ChannelStore store,
      Revocations revocations,
      int socketsPerUser) {
    this.hub = hub;
    this.handOver = handOver;
    this.bus = bus;
    this.store = store;
    this.revocations = revocations;
    this.gateway = bus.self();
    this.socketsPerUser = socketsPerUser;
  }

  int connected() {
    return connected;
  }

  void opened(String id, long user, long tokenVersion) {
    var own = sockets.computeIfAbsent(user, key -> new ArrayDeque<>(2));
    own.add(new Socket(id, tokenVersion));
    connected++;
    if (own.size() > socketsPerUser) {
      // Not counted from now on: the next one that comes closes another.
      connected--;
      replaced(own.remove().id());
    }
    note(id, user);
  }

  /** A newer socket of the same user has come, here or elsewhere. */
  void replaced(String id) {
    close(id, CloseCode.REPLACED, "a newer socket of the user has come");
  }

  /**
   * Has the socket counted with those at other gateways, which also says that its user is here;
   * what is above the limit there goes.
   */
  private void note(String id, long user) {
    store
        .opened(new SocketAt(gateway, id), user, hub.now().toEpochMilli(), socketsPerUser)
        .onSuccess(above -> above.forEach(this::replace))
        .onFailure(away -> LOG.debug("a socket is not counted elsewhere", away));
  }

  private void replace(SocketAt socket) {
    if (socket.gateway().equals(gateway)) {
      hub.execute(() -> replaced(socket.socket()));
    } else {
      bus.send(socket.gateway(), new BusMessage.Replaced(socket.socket()));
    }
  }

  /** A socket has a token of another version now. */
  void renewed(String id, long user, long tokenVersion) {
    var own = sockets.get(user);
    if (own != null && own.removeIf(socket -> socket.id().equals(id))) {
      own.add(new Socket(id, tokenVersion));
    }
  }

  void closed(String id, long user) {
    var own = sockets.get(user);
    if (own == null || !own.removeIf(socket -> socket.id().equals(id))) {
      return;
    }
    connected--;
    store.closed(new SocketAt(gateway, id), user).onFailure(People::isAway);
    if (own.isEmpty()) {
      sockets.remove(user);
      store.absent(gateway, user).onFailure(People::isAway);
    }
  }

  /** Says once more that everybody is here. */
  void present() {
    if (!sockets.isEmpty()) {
      present(new HashSet<>(sockets.keySet()));
    }
  }

  /** Closes the sockets of whose tokens were revoked lately, wherever. */
  void checkRevocations(long nowMillis) {
    if (!sockets.isEmpty()) {
      check(List.copyOf(sockets.keySet()), nowMillis);
    }
  }

  void check(Collection<Long> users, long nowMillis) {
    revocations
        .among(users, nowMillis)
        .onSuccess(revoked -> hub.execute(() -> revoked.forEach(this::revoke)))
        .onFailure(away -> LOG.debug("revocations can not be read", away));
  }

  private void revoke(Revocations.Revoked revoked) {
    for (var socket : sockets.getOrDefault(revoked.userId(), new ArrayDeque<>())) {
      if (socket.tokenVersion() < revoked.version()) {
        close(socket.id(), CloseCode.TOKEN, "the token has been revoked");
      }
    }
  }

  private void present(Set<Long> users) {
    store.present(gateway, users).onFailure(People::isAway);
  }

  private static void isAway(Throwable failure) {
    LOG.debug("presence not written", failure);
  }

  private void close(String socket, int code, String reason) {
    handOver.put(SocketLoop.indexOf(socket), new Delivery.Close(socket, code, reason));
  }
}
