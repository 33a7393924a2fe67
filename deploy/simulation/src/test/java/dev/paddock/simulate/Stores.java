package dev.paddock.simulate;

import dev.paddock.core.Head;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores of channels that read what was not asked for. */
final class Stores {
  private Stores() {}

  /** The window begins one message late. */
  static final class OneOff extends Handing {
    OneOff(ChannelStore inner) {
      super(inner);
    }

    @Override
    public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
      return inner.read(channel, userId, after).map(OneOff::cut);
    }

    private static @Nullable Window cut(@Nullable Window window) {
      if (window == null || window.missed() == null || window.missed().size() < 2) {
        return window;
      }
      var fewer = window.missed().subList(1, window.missed().size());
      return new Window(window.head(), window.image(), window.imageSeq(), fewer);
    }
  }

  /** The image is the one that was read before, whatever number it is said to have. */
  static final class Lagging extends Handing {
    private final Map<String, byte[]> before = new HashMap<>();

    Lagging(ChannelStore inner) {
      super(inner);
    }

    @Override
    public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
      return inner.read(channel, userId, after).map(window -> older(channel + userId, window));
    }

    private @Nullable Window older(String key, @Nullable Window window) {
      if (window == null || window.image() == null) {
        return window;
      }
      var image = before.put(key, window.image());
      return new Window(
          window.head(),
          image == null ? window.image() : image,
          window.imageSeq(),
          window.missed());
    }
  }

  /** Everybody gets the form of the first who asked. */
  static final class Leaking extends Handing {
    private final Map<String, Long> first = new HashMap<>();

    Leaking(ChannelStore inner) {
      super(inner);
    }

    @Override
    public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
      if (userId == 0) {
        return inner.read(channel, userId, after);
      }
      return inner.read(channel, first.computeIfAbsent(channel, c -> userId), after);
    }
  }

  /** Hands every call on. */
  private abstract static class Handing implements ChannelStore {
    final ChannelStore inner;

    Handing(ChannelStore inner) {
      this.inner = inner;
    }

    @Override
    public Future<@Nullable Head> head(String channel) {
      return inner.head(channel);
    }

    @Override
    public Future<Map<String, Head>> heads(List<String> channels) {
      return inner.heads(channels);
    }

    @Override
    public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
      return inner.read(channel, userId, after);
    }

    @Override
    public Future<String> takeSeat(String seatKey, String room) {
      return inner.takeSeat(seatKey, room);
    }

    @Override
    public Future<Void> releaseSeat(String seatKey, String room) {
      return inner.releaseSeat(seatKey, room);
    }

    @Override
    public Future<@Nullable String> seat(String seatKey) {
      return inner.seat(seatKey);
    }

    @Override
    public Future<Void> present(String gateway, Set<Long> users) {
      return inner.present(gateway, users);
    }

    @Override
    public Future<Void> absent(String gateway, long userId) {
      return inner.absent(gateway, userId);
    }

    @Override
    public Future<Void> attached(String gateway, Map<String, Set<Long>> users) {
      return inner.attached(gateway, users);
    }

    @Override
    public Future<List<byte[]>> listed(String listKey, String documentPrefix) {
      return inner.listed(listKey, documentPrefix);
    }
  }
}
