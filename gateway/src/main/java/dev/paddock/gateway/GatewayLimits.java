package dev.paddock.gateway;

import dev.paddock.engine.config.Limit;
import dev.paddock.engine.config.Limits;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The limits the gateway itself keeps; kinds have their own.
 *
 * @param frameBytes largest frame in
 * @param badMessages frames in a row that are no messages, before 4400
 * @param commandsPerSecond commands a socket, sustained
 * @param commandBurst commands a socket at once
 * @param floodSeconds above the rate without a pause, before 4429
 * @param refusals refused commands of a user within {@code refusalSeconds}
 * @param channelsPerSocket channels a socket listens to
 * @param socketsPerUser sockets of a user at a gateway; one more closes the oldest
 * @param connectsPerSecond sockets opened from one address
 * @param unsentConflateBytes unsent bytes of a socket above which streams send the newest only
 * @param unsentCloseBytes unsent bytes of a socket, before 4413
 * @param behindSeconds the oldest unsent byte may be this old, before 4413
 * @param pendingCommands commands of a socket without an answer
 * @param heldMessages messages held for a socket while it attaches to a channel
 * @param pingSeconds between two pings of the server
 * @param pongSeconds to answer one, before 4408
 * @param handshakeSeconds for the first request of a connection to come
 * @param requestSeconds for a request and its answer, and between two of them
 * @param waitingConnections that are no sockets yet; one more closes the oldest
 * @param bodyBytes largest body of a request
 * @param repeatMillis without an answer, before a command is repeated
 * @param giveUpMillis without an answer, before UNAVAILABLE
 * @param attachMillis for the image of a channel to be readable, before UNAVAILABLE
 * @param chatPerSecond messages of talk a socket
 * @param inputsPerSecond frames of the realtime lane a socket; of more the newest wins
 * @param fullRateSpectators of a channel that get every state while the gateway is under pressure
 */
public record GatewayLimits(
    int frameBytes,
    int badMessages,
    int commandsPerSecond,
    int commandBurst,
    int floodSeconds,
    int refusals,
    int refusalSeconds,
    int channelsPerSocket,
    int socketsPerUser,
    int connectsPerSecond,
    int unsentConflateBytes,
    int unsentCloseBytes,
    int behindSeconds,
    int pendingCommands,
    int heldMessages,
    int pingSeconds,
    int pongSeconds,
    int handshakeSeconds,
    int requestSeconds,
    int waitingConnections,
    int bodyBytes,
    int repeatMillis,
    int giveUpMillis,
    int attachMillis,
    int chatPerSecond,
    int inputsPerSecond,
    int fullRateSpectators) {
  public static final GatewayLimits DEFAULT =
      new GatewayLimits(
          16 * 1024,
          3,
          50,
          100,
          10,
          20,
          10,
          64,
          8,
          20,
          1024 * 1024,
          4 * 1024 * 1024,
          30,
          1_024,
          2_048,
          30,
          10,
          10,
          60,
          10_000,
          64 * 1024,
          2_000,
          10_000,
          1_000,
          5,
          60,
          100);

  /** The limits of the configuration: each component has the name of one. */
  public static GatewayLimits of(Limits limits) {
    var values = new LinkedHashMap<String, Integer>();
    for (var name : DEFAULT.asMap().keySet()) {
      var constant = name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
      values.put(name, limits.of(Limit.valueOf(constant)));
    }
    return of(values);
  }

  /** These limits with some of them changed, by the names of the components. */
  public GatewayLimits with(Map<String, Integer> changes) {
    var values = new LinkedHashMap<>(asMap());
    for (var change : changes.entrySet()) {
      if (values.replace(change.getKey(), change.getValue()) == null) {
        throw new IllegalArgumentException("no such limit: " + change.getKey());
      }
    }
    return of(values);
  }

  /** Names of the components to values, in order. */
  public Map<String, Integer> asMap() {
    var map = new LinkedHashMap<String, Integer>();
    try {
      for (var component : GatewayLimits.class.getRecordComponents()) {
        map.put(component.getName(), (Integer) component.getAccessor().invoke(this));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can read its own components", e);
    }
    return map;
  }

  private static GatewayLimits of(Map<String, Integer> values) {
    var constructor = GatewayLimits.class.getDeclaredConstructors()[0];
    try {
      return (GatewayLimits) constructor.newInstance(values.values().toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record has its canonical constructor", e);
    }
  }
}
