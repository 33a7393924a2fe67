package dev.paddock.gateway.testing;

import dev.paddock.core.Head;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Channels, seats and presence in memory; away when a test says so. */
public final class FakeStore implements ChannelStore {
  private static final int WINDOW = 256;

  private record Line(long seq, byte[] bytes, Map<Long, byte[]> privately) {}

  private static final class Stored {
    String epoch = "";
    long seq;
    byte[] image = new byte[0];
    int window = WINDOW;
    final List<Line> lines = new ArrayList<>();
  }

  private final Map<String, Stored> channels = new HashMap<>();
  private final Map<String, String> taken = new HashMap<>();
  private final Map<String, String> lasting = new HashMap<>();
  private final Map<String, Set<Long>> online = new HashMap<>();
  private final Map<String, Map<String, Set<Long>>> attached = new HashMap<>();
  private final Map<Long, List<SocketAt>> sockets = new HashMap<>();
  private boolean away;
  private int reads;

  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  /** How often a channel was read. */
  public synchronized int reads() {
    return reads;
  }

  /** Writes one message and the image after it. */
  public synchronized void write(
      String channel, Head head, byte[] message, Map<Long, byte[]> privately, byte[] image) {
    var stored = channels.computeIfAbsent(channel, name -> new Stored());
    if (!stored.epoch.equals(head.epoch())) {
      stored.epoch = head.epoch();
      stored.lines.clear();
    }
    stored.seq = head.seq();
    stored.image = image;
    stored.lines.add(new Line(head.seq(), message, privately));
    while (stored.lines.size() > stored.window) {
      stored.lines.removeFirst();
    }
  }

  /** Keeps the newest messages of a channel only. */
  public synchronized void trim(String channel, int window) {
    var stored = channels.get(channel);
    if (stored != null) {
      stored.window = window;
      while (stored.lines.size() > window) {
        stored.lines.removeFirst();
      }
    }
  }

  public synchronized void sit(String seatKey, String room) {
    taken.remove(seatKey);
    lasting.put(seatKey, room);
  }

  public synchronized void stand(String seatKey) {
    taken.remove(seatKey);
    lasting.remove(seatKey);
  }

  /** The room of a seat, whether taken for a moment or lasting; empty for none. */
  public synchronized String sitting(String seatKey) {
    return lasting.getOrDefault(seatKey, taken.getOrDefault(seatKey, ""));
  }

  public synchronized Set<Long> online(String gateway) {
    return Set.copyOf(online.getOrDefault(gateway, Set.of()));
  }

  /** How many sockets of a user are noted, wherever. */
  public synchronized int sockets(long user) {
    return sockets.getOrDefault(user, List.of()).size();
  }

  public synchronized Map<String, Set<Long>> attached(String gateway) {
    return Map.copyOf(attached.getOrDefault(gateway, Map.of()));
  }

  /** Waits for something to be so; looked at whenever the store was used. */
  public synchronized void await(BooleanSupplier condition) {
    Waiting.on(this, condition);
  }

  @Override
  public Future<Head> head(String channel) {
    return answer(() -> headNow(channel));
  }

  @Override
  public Future<Map<String, Head>> heads(List<String> names) {
    return answer(
        () -> {
          var heads = new HashMap<String, Head>();
          for (var name : names) {
            if (channels.containsKey(name)) {
              heads.put(name, headNow(name));
            }
          }
          return heads;
        });
  }

  @Override
  public Future<Window> read(String channel, long userId, Head after) {
    return answer(() -> readNow(channel, userId, after));
  }

  @Override
  public Future<String> takeSeat(String seatKey, String room) {
    return answer(
        () -> {
          var sits = sitting(seatKey);
          if (sits.isEmpty()) {
            taken.put(seatKey, room);
            return room;
          }
          return sits;
        });
  }

  @Override
  public Future<Void> releaseSeat(String seatKey, String room) {
    return answer(
        () -> {
          taken.remove(seatKey, room);
          return null;
        });
  }

  @Override
  public Future<String> seat(String seatKey) {
    return answer(() -> sitting(seatKey).isEmpty() ? null : sitting(seatKey));
  }

  @Override
  public Future<Void> present(String gateway, Set<Long> users) {
    return answer(
        () -> {
          online.computeIfAbsent(gateway, key -> new HashSet<>()).addAll(users);
          return null;
        });
  }

  @Override
  public Future<Void> absent(String gateway, long userId) {
    return answer(
        () -> {
          online.computeIfAbsent(gateway, key -> new HashSet<>()).remove(userId);
          return null;
        });
  }

  @Override
  public Future<List<SocketAt>> opened(SocketAt socket, long userId, long openedAt, int most) {
    return answer(
        () -> {
          var own = sockets.computeIfAbsent(userId, key -> new ArrayList<>());
          own.add(socket);
          online.computeIfAbsent(socket.gateway(), key -> new HashSet<>()).add(userId);
          var above = List.copyOf(own.subList(0, Math.max(0, own.size() - most)));
          own.removeAll(above);
          return above;
        });
  }

  @Override
  public Future<Void> closed(SocketAt socket, long userId) {
    return answer(
        () -> {
          sockets.getOrDefault(userId, new ArrayList<>()).remove(socket);
          return null;
        });
  }

  @Override
  public Future<Void> attached(String gateway, Map<String, Set<Long>> users) {
    return answer(
        () -> {
          attached.put(gateway, users);
          return null;
        });
  }

  @Override
  public Future<List<byte[]>> listed(String listKey, String documentPrefix) {
    return answer(List::of);
  }

  private Head headNow(String channel) {
    var stored = channels.get(channel);
    return stored == null ? null : new Head(stored.epoch, stored.seq);
  }

  private Window readNow(String channel, long userId, Head after) {
    reads++;
    var stored = channels.get(channel);
    if (stored == null) {
      return null;
    }
    var head = new Head(stored.epoch, stored.seq);
    return new Window(head, stored.image, stored.seq, missed(stored, userId, after));
  }

  private static List<Message> missed(Stored stored, long userId, Head after) {
    if (after == null || !after.epoch().equals(stored.epoch)) {
      return null;
    }
    if (after.seq() >= stored.seq) {
      return List.of();
    }
    if (stored.lines.isEmpty() || stored.lines.getFirst().seq() > after.seq() + 1) {
      return null;
    }
    return stored.lines.stream()
        .filter(line -> line.seq() > after.seq())
        .map(line -> new Message(line.seq(), line.privately().getOrDefault(userId, line.bytes())))
        .toList();
  }

  private synchronized <T> Future<T> answer(Supplier<T> work) {
    notifyAll(); // Whoever waits gets the monitor after this.
    return away ? Future.failedFuture("the store is away") : Future.succeededFuture(work.get());
  }
}
