package dev.paddock.testkit.world;

import dev.paddock.core.Head;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link FakeViews} as one gateway reads them, over a connection of its own. */
public final class FakeChannels implements ChannelStore {
  private static final Duration SEAT = Duration.ofSeconds(15);
  private static final Duration ATTACHED = Duration.ofSeconds(6);

  private final FakeViews views;
  private final Loop world;
  private final Supplier<Duration> latency;
  private long last;

  /**
   * @param latency of the way there, and of the way back
   */
  public FakeChannels(FakeViews views, Loop world, Supplier<Duration> latency) {
    this.views = views;
    this.world = world;
    this.latency = latency;
  }

  @Override
  public Future<@Nullable Head> head(String channel) {
    return ask(() -> headNow(channel));
  }

  @Override
  public Future<Map<String, Head>> heads(List<String> names) {
    return ask(
        () -> {
          var heads = new HashMap<String, Head>();
          for (var name : names) {
            var head = headNow(name);
            if (head != null) {
              heads.put(name, head);
            }
          }
          return heads;
        });
  }

  @Override
  public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
    return ask(() -> readNow(channel, userId, after));
  }

  @Override
  public Future<String> takeSeat(String seatKey, String room) {
    return ask(() -> views.takeSeat(user(seatKey), room, world.nanos() + SEAT.toNanos()));
  }

  @Override
  public Future<Void> releaseSeat(String seatKey, String room) {
    return tell(() -> views.releaseSeat(user(seatKey), room));
  }

  @Override
  public Future<@Nullable String> seat(String seatKey) {
    return ask(() -> views.seat(user(seatKey)));
  }

  @Override
  public Future<Void> present(String gateway, Set<Long> users) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> absent(String gateway, long userId) {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> attached(String gateway, Map<String, Set<Long>> users) {
    return tell(() -> views.attached(gateway, users, world.nanos() + ATTACHED.toNanos()));
  }

  @Override
  public Future<List<byte[]>> listed(String listKey, String documentPrefix) {
    return Future.succeededFuture(List.of());
  }

  private static long user(String seatKey) {
    int end = seatKey.lastIndexOf(':');
    return Long.parseLong(seatKey, seatKey.lastIndexOf(':', end - 1) + 1, end, 10);
  }

  private @Nullable Head headNow(String name) {
    var channel = views.channel(name);
    return channel == null ? null : new Head(channel.epoch, channel.head);
  }

  private @Nullable Window readNow(String name, long user, @Nullable Head after) {
    var channel = views.channel(name);
    if (channel == null) {
      return null;
    }
    var image = channel.privateImages.getOrDefault(user, channel.image);
    var head = new Head(channel.epoch, channel.head);
    return new Window(head, image, channel.head, missed(channel, user, after));
  }

  private static @Nullable List<Message> missed(
      FakeViews.Channel channel, long user, @Nullable Head after) {
    if (after == null || !after.epoch().equals(channel.epoch) || after.seq() > channel.head) {
      return null;
    }
    long low = channel.lines.isEmpty() ? channel.head + 1 : channel.lines.firstKey();
    if (after.seq() < low - 1) {
      return null;
    }
    var missed = new ArrayList<Message>();
    for (var line : channel.lines.tailMap(after.seq(), false).entrySet()) {
      var own = channel.privately.getOrDefault(line.getKey(), Map.of()).get(user);
      missed.add(new Message(line.getKey(), own == null ? line.getValue() : own));
    }
    return missed;
  }

  private Future<Void> tell(Runnable work) {
    return ask(() -> {
          work.run();
          return true;
        })
        .mapEmpty();
  }

  /** One connection: what is asked first is done first. */
  private <T extends @Nullable Object> Future<T> ask(Supplier<T> work) {
    var promise = Promise.<T>promise();
    last = Math.max(last, world.nanos() + latency.get().toNanos());
    world.schedule(Duration.ofNanos(last - world.nanos()), () -> arrived(work, promise));
    return promise.future();
  }

  private <T extends @Nullable Object> void arrived(Supplier<T> work, Promise<T> promise) {
    if (views.isAway()) {
      promise.fail("the view store is away");
      return;
    }
    var result = work.get();
    world.schedule(latency.get(), () -> promise.complete(result));
  }
}
