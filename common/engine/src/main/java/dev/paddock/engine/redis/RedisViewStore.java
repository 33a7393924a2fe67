package dev.paddock.engine.redis;

import static dev.paddock.engine.redis.Replies.answered;
import static dev.paddock.engine.redis.Replies.number;
import static dev.paddock.engine.redis.Replies.text;
import static dev.paddock.engine.redis.Replies.truth;

import dev.paddock.core.RoomService;
import dev.paddock.engine.views.RoomUpdate;
import dev.paddock.engine.views.ViewStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Views in Redis: one script a batch, all of a partition over one connection.
 *
 * <p><b>Repeating.</b> A call that failed may have been applied; it is repeated, with all that were
 * sent after it, before anything new is sent. What the store has is skipped. A channel that was
 * lost or fell behind takes the next update as its beginning: its window then starts there.
 *
 * <p><b>Ahead.</b> A successor projects again what the store already has, so a head above an
 * update's seq alone says nothing. A channel is ahead where its history is another one: a message
 * of the update has a number the store has with another time, or a later time than the store's
 * newest (times of a room never decrease, and a message keeps its time). An update without messages
 * says "this is the channel's newest": there a higher head is ahead. So a writer that took over
 * projects, after the decisions since the checkpoint, one update without messages for each of its
 * rooms, and none without messages before.
 *
 * <p><b>Raising.</b> A claim beyond the journal's end is of a lost log, but an end that was read
 * before may be old. So the end is read again after the store's claim is known, and the fence is
 * lowered only if it still holds that very claim.
 *
 * <p><b>Emptied.</b> An emptied store has no fence, but another id of its life. It takes only who
 * has seen in the log, after it heard of that id, that its claim is in force: the fence of a
 * successor is there, or this life is over again too.
 */
public final class RedisViewStore implements ViewStore {
  private static final long NONE = -1;

  /** What scripts answer with 0, 1 and 2. */
  private static final Verdict[] VERDICTS = {Verdict.FENCED, Verdict.OK, Verdict.EMPTIED};

  /** Tells where a journal ends at the time of asking. */
  public interface JournalEnds {
    /** The offset behind the newest record of a partition of a service's journal. */
    Future<Long> end(String service, int partition);
  }

  private final Vertx vertx;
  private final RedisAddress address;
  private final Map<String, RoomService> services;
  private final JournalEnds ends;
  private final LongSupplier clock;
  private final RedisLink shared;
  private final Map<String, RedisLink> lanes = new ConcurrentHashMap<>();

  /**
   * @param url {@code redis://host:port} or {@code redis+sentinel://host:port,…/master}
   * @param ends asked only where the store's claim is newer than a writer's
   */
  public RedisViewStore(
      Vertx vertx, String url, Collection<RoomService> services, JournalEnds ends) {
    this(vertx, url, services, ends, System::currentTimeMillis);
  }

  RedisViewStore(
      Vertx vertx,
      String url,
      Collection<RoomService> services,
      JournalEnds ends,
      LongSupplier clock) {
    this.vertx = vertx;
    this.address = RedisAddress.of(url);
    this.services =
        services.stream()
            .collect(Collectors.toUnmodifiableMap(RoomService::name, Function.identity()));
    this.ends = ends;
    this.clock = clock;
    this.shared = new RedisLink(vertx, address);
  }

  @Override
  public Future<Raised> raise(Fence fence, long journalEnd) {
    return raiseBeyond(fence, NONE)
        .compose(
            parts ->
                truth(parts, 0) || number(parts, 3) < journalEnd
                    ? Future.succeededFuture(parts)
                    : raiseUnlessItGrew(fence, parts))
        .map(RedisViewStore::raised);
  }

  /** A claim beyond an end that was read earlier may be a newer one: only a later look tells. */
  private Future<Response> raiseUnlessItGrew(Fence fence, Response refused) {
    long held = number(refused, 3);
    return ends.end(fence.service(), fence.partition())
        .compose(end -> end > held ? Future.succeededFuture(refused) : raiseBeyond(fence, held));
  }

  private Future<Response> raiseBeyond(Fence fence, long beyond) {
    return lane(fence)
        .run(
            Script.RAISE,
            2,
            request ->
                request
                    .arg(Keys.fence(fence.service(), fence.partition()))
                    .arg(Keys.VIEWS)
                    .arg(fence.topicId())
                    .arg(fence.claim())
                    .arg(fresh())
                    .arg(beyond))
        .map(Replies::answered);
  }

  @Override
  public Future<Projected> project(Fence fence, List<RoomUpdate> updates) {
    var service = service(fence);
    var projection = new Projection(service, updates);
    return lane(fence)
        .run(
            Script.PROJECT,
            4,
            request -> {
              addKeys(request, fence, service).arg(Keys.documentPrefix(service));
              request.arg(Keys.PRIVATE).arg(clock.getAsLong()).arg(fence.life());
              projection.addTo(request);
            })
        .map(RedisViewStore::projected);
  }

  @Override
  public Future<Verdict> clear(Fence fence) {
    var service = service(fence);
    return lane(fence)
        .run(
            Script.CLEAR,
            4,
            request ->
                addKeys(request, fence, service)
                    .arg(Keys.documentPrefix(service))
                    .arg(Keys.PRIVATE))
        .map(answer -> verdict(answered(answer), 0));
  }

  @Override
  public Future<String> viewsId() {
    return shared
        .run(Script.VIEWS, 1, request -> request.arg(Keys.VIEWS).arg(fresh()))
        .map(answer -> answered(answer).toString());
  }

  @Override
  public Future<List<Long>> attached(String channel, List<Long> users) {
    return shared
        .run(
            Script.ATTACHED,
            1,
            request -> request.arg(Keys.GATEWAYS).arg(Keys.ATTACHED).arg(channel))
        .map(answer -> among(users, answered(answer)));
  }

  /** Ends the connections. */
  public Future<Void> close() {
    var all = new ArrayList<>(lanes.values());
    all.add(shared);
    return Future.all(all.stream().map(RedisLink::close).toList()).mapEmpty();
  }

  private RedisLink lane(Fence fence) {
    return lanes.computeIfAbsent(
        fence.service() + ":" + fence.partition(), key -> new RedisLink(vertx, address));
  }

  private RoomService service(Fence fence) {
    var service = services.get(fence.service());
    if (service == null) {
      throw new IllegalArgumentException(
          "no service " + fence.service() + ", there are " + services.keySet());
    }
    return service;
  }

  private static Request addKeys(Request request, Fence fence, RoomService service) {
    return request
        .arg(Keys.fence(fence.service(), fence.partition()))
        .arg(Keys.VIEWS)
        .arg(Keys.index(fence.service(), fence.partition()))
        .arg(service.listKey())
        .arg(fence.topicId())
        .arg(fence.claim())
        .arg(fresh());
  }

  /** The views id that counts if there is none. */
  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  private static Raised raised(Response parts) {
    return new Raised(verdict(parts, 0), truth(parts, 1), text(parts, 2));
  }

  private static Projected projected(@Nullable Response answer) {
    var parts = answered(answer);
    return new Projected(
        verdict(parts, 0),
        text(parts, 1),
        conflicts(answered(parts.get(2))),
        names(answered(parts.get(3))));
  }

  private static Verdict verdict(Response parts, int index) {
    return VERDICTS[(int) number(parts, index)];
  }

  private static List<Conflict> conflicts(Response flat) {
    var conflicts = new ArrayList<Conflict>();
    for (int i = 0; i < flat.size(); i += 3) {
      conflicts.add(new Conflict(text(flat, i), number(flat, i + 1), text(flat, i + 2)));
    }
    return List.copyOf(conflicts);
  }

  private static List<String> names(Response keys) {
    return keys.stream().map(key -> Keys.channelName(key.toString())).toList();
  }

  private static List<Long> among(List<Long> users, Response lists) {
    var there = new HashSet<String>();
    lists.forEach(list -> there.addAll(List.of(list.toString().split(" ", -1))));
    return users.stream().filter(user -> there.contains(Long.toString(user))).toList();
  }
}
