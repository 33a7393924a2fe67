package dev.paddock.deploy.bench.target;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.cluster.ClusterSettings;
import dev.paddock.engine.cluster.VertxBus;
import dev.paddock.engine.kafka.Partitions;
import dev.paddock.engine.redis.RedisViewStore;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import dev.paddock.games.GamesService;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Says to gateways what writers of rooms say, as fast as it is told to: it owns all partitions of
 * the games service, has images of its rooms in Redis and sends parcels over the real bus.
 */
public final class Writer implements AutoCloseable {
  private static final String NODE = "bench-writer";
  private static final String EPOCH = "bench";
  private static final Head HEAD = new Head(EPOCH, 1);
  private static final long CLAIM = 1;
  private static final long NUMBER_MILLIS = 500;
  private static final long START_SECONDS = 60;

  private final RoomService service = new GamesService();
  private final VertxBus bus;
  private final RedisViewStore views;
  private final int partitions;
  private final Set<String> gateways = ConcurrentHashMap.newKeySet();
  private final Map<Integer, List<BusMessage.Entry>> waiting = new HashMap<>();
  private final long[] numbers;

  private Writer(VertxBus bus, String redis, int partitions) {
    this.bus = bus;
    this.partitions = partitions;
    this.numbers = new long[partitions];
    this.views =
        new RedisViewStore(
            bus.vertx(), redis, List.of(service), (name, p) -> Future.succeededFuture(CLAIM + 1));
  }

  /** Joins the cluster of those who use the same Kafka; blocks. */
  public static Writer join(String kafka, String redis, int partitions) {
    var settings =
        new ClusterSettings(
            ClusterSettings.nameOf(kafka), NODE, Set.of(GamesService.NAME), List.of(), 0);
    var options = new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1);
    var bus = await(VertxBus.join(settings, options, UnaryOperator.identity()));
    var writer = new Writer(bus, redis, partitions);
    bus.listen(writer::hear);
    bus.onView(writer::viewed);
    writer.viewed(bus.view());
    bus.vertx().setPeriodic(NUMBER_MILLIS, due -> writer.sayNumbers());
    return writer;
  }

  /** The id of a room by number. */
  public RoomId room(int number) {
    return RoomNames.id(service.roomIdPrefix(), service.nameSpace(), "bench " + number);
  }

  /** The channel of a room by number. */
  public String channel(int number) {
    return service.channelPrefix() + ":" + room(number);
  }

  /** Writes images of rooms to Redis; blocks. */
  public void open(int rooms) {
    for (int p = 0; p < partitions; p++) {
      await(views.raise(fence(p), CLAIM + 1));
    }
    for (int i = 0; i < rooms; i++) {
      var room = room(i);
      await(views.project(fence(partition(room)), List.of(image(room))));
    }
  }

  /** Keeps a streaming message for the next {@link #send}; from one thread only. */
  public void stream(String channel, int partition, byte[] text) {
    waiting
        .computeIfAbsent(partition, p -> new ArrayList<>())
        .add(new BusMessage.Told(channel, "", 0, text, Map.of()));
  }

  /** Sends what was kept: one parcel a partition and gateway. */
  public void send() {
    // A number must not be said before its parcel.
    synchronized (numbers) {
      waiting.forEach((partition, parcel) -> tell(partition, ++numbers[partition], parcel));
    }
    waiting.clear();
  }

  public int partition(RoomId room) {
    return Partitions.of(room.value(), partitions);
  }

  @Override
  public void close() {
    await(views.close());
    await(bus.close());
  }

  private void tell(int partition, long number, List<BusMessage.Entry> entries) {
    for (var gateway : gateways) {
      bus.send(gateway, new BusMessage.Parcel(service.name(), partition, CLAIM, number, entries));
    }
  }

  private void sayNumbers() {
    synchronized (numbers) {
      for (int p = 0; p < partitions; p++) {
        tell(p, numbers[p], List.of());
      }
    }
  }

  private void viewed(ClusterView view) {
    for (var gateway : view.nodes("gateway")) {
      if (gateways.add(gateway)) {
        for (int p = 0; p < partitions; p++) {
          bus.send(gateway, new BusMessage.Owner(service.name(), p, CLAIM, bus.self()));
        }
      }
    }
  }

  private void hear(BusMessage message) {
    if (message instanceof BusMessage.Interest interest && interest.request() != 0) {
      var heads =
          interest.channels().stream()
              .map(each -> new BusMessage.ChannelHead(each.channel(), HEAD))
              .toList();
      bus.send(
          interest.gateway(),
          new BusMessage.Heads(
              service.name(), interest.partition(), CLAIM, interest.request(), heads));
    }
  }

  private ViewStore.Fence fence(int partition) {
    return new ViewStore.Fence(service.name(), partition, NODE, CLAIM);
  }

  private RoomUpdate image(RoomId room) {
    var image =
        "{\"type\":\"room_state\",\"room_id\":\"%s\",\"room\":{},\"seq\":1,\"epoch\":\"%s\"}"
            .formatted(room, EPOCH)
            .getBytes(StandardCharsets.UTF_8);
    var document = "{}".getBytes(StandardCharsets.UTF_8);
    var channel = service.channelPrefix() + ":" + room;
    return new RoomUpdate(
        room,
        channel,
        EPOCH,
        1,
        List.of(),
        new RoomUpdate.Encoded(image, Map.of(), document),
        false,
        false,
        Set.of(),
        Set.of());
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
