package dev.paddock.engine.redis;

import static dev.paddock.engine.redis.Replies.answered;
import static dev.paddock.engine.redis.Replies.bytes;
import static dev.paddock.engine.redis.Replies.number;
import static dev.paddock.engine.redis.Replies.text;
import static dev.paddock.engine.redis.Replies.truth;

import dev.paddock.core.Head;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What gateways read and say, in Redis; windows have a connection of their own. */
public final class RedisChannelStore implements ChannelStore {
  /** How long a seat is held for a join that is under way. */
  static final int SEAT_SECONDS = 15;

  static final int PRESENCE_MILLIS = 60_000;
  static final int ATTACHED_MILLIS = 6_000;

  /** Most keys a request names. */
  static final int PIECE = 500;

  /** Most documents of a list; what stands beyond is not shown. */
  static final int MAX_LISTED = 5_000;

  private final LongSupplier clock;
  private final RedisLink link;
  private final RedisLink windows;
  private final Arrivals arrivals;

  /**
   * @param url {@code redis://host:port} or {@code redis+sentinel://host:port,…/master}
   */
  public RedisChannelStore(Vertx vertx, String url) {
    this(vertx, url, System::currentTimeMillis);
  }

  RedisChannelStore(Vertx vertx, String url, LongSupplier clock) {
    var address = RedisAddress.of(url);
    this.clock = clock;
    this.link = new RedisLink(vertx, address);
    this.windows = new RedisLink(vertx, address);
    this.arrivals = new Arrivals(link, clock);
  }

  @Override
  public Future<@Nullable Head> head(String channel) {
    return heads(List.of(channel)).map(heads -> heads.get(channel));
  }

  @Override
  public Future<Map<String, Head>> heads(List<String> channels) {
    return inPieces(channels, this::headsOfPiece).map(RedisChannelStore::joined);
  }

  @Override
  public Future<@Nullable Window> read(String channel, long userId, @Nullable Head after) {
    return windows
        .run(
            Script.READ,
            2,
            request ->
                request
                    .arg(Keys.channel(channel))
                    .arg(Keys.channel(channel, userId))
                    .arg(after == null ? "" : after.epoch())
                    .arg(after == null ? 0 : after.seq()))
        .map(RedisChannelStore::window);
  }

  @Override
  public Future<String> takeSeat(String seatKey, String room) {
    return link.run(
            Script.TAKE_SEAT, 1, request -> request.arg(seatKey).arg(room).arg(SEAT_SECONDS))
        .map(answer -> answered(answer).toString());
  }

  @Override
  public Future<Void> releaseSeat(String seatKey, String room) {
    return link.run(Script.RELEASE_SEAT, 1, request -> request.arg(seatKey).arg(room)).mapEmpty();
  }

  @Override
  public Future<@Nullable String> seat(String seatKey) {
    return link.send(Request.cmd(Command.GET).arg(seatKey))
        .map(answer -> answer == null ? null : answer.toString());
  }

  @Override
  public Future<Void> present(String gateway, Set<Long> users) {
    return inPieces(List.copyOf(users), piece -> presentPiece(gateway, piece)).mapEmpty();
  }

  @Override
  public Future<Void> absent(String gateway, long userId) {
    return arrivals.absent(gateway, userId);
  }

  @Override
  public Future<List<SocketAt>> opened(SocketAt socket, long userId, long openedAt, int most) {
    return arrivals.opened(new Arrivals.Arrival(socket, userId, openedAt, most));
  }

  @Override
  public Future<Void> closed(SocketAt socket, long userId) {
    return arrivals.closed(socket, userId);
  }

  @Override
  public Future<Void> attached(String gateway, Map<String, Set<Long>> users) {
    return link.run(
            Script.ATTACH,
            2,
            request -> {
              request.arg(Keys.GATEWAYS).arg(Keys.ATTACHED + gateway);
              request.arg(gateway).arg(ATTACHED_MILLIS);
              users.forEach((channel, there) -> request.arg(channel).arg(words(there)));
            })
        .mapEmpty();
  }

  /** The public document of a room, null where there is none. */
  public Future<byte @Nullable []> document(String documentKey) {
    return windows
        .send(Request.cmd(Command.GET).arg(documentKey))
        .map(answer -> answer == null ? null : Replies.bytes(answer));
  }

  @Override
  public Future<List<byte[]>> listed(String listKey, String documentPrefix) {
    return windows
        .send(Request.cmd(Command.SRANDMEMBER).arg(listKey).arg(MAX_LISTED))
        .map(rooms -> answered(rooms).stream().map(room -> documentPrefix + room).toList())
        .compose(keys -> inPieces(keys, this::documents))
        .map(pieces -> pieces.stream().flatMap(List::stream).toList());
  }

  /** Ends the connections. */
  public Future<Void> close() {
    return Future.all(link.close(), windows.close()).mapEmpty();
  }

  private Future<Map<String, Head>> headsOfPiece(List<String> channels) {
    return link.run(
            Script.HEADS,
            channels.size(),
            request -> channels.forEach(channel -> request.arg(Keys.channel(channel))))
        .map(answer -> heads(channels, answered(answer)));
  }

  private Future<Void> presentPiece(String gateway, List<Long> users) {
    return link.run(
            Script.PRESENT,
            2 * users.size(),
            request -> {
              users.forEach(user -> request.arg(Keys.presence(user)).arg(Keys.sockets(user)));
              request.arg(gateway).arg(clock.getAsLong()).arg(PRESENCE_MILLIS);
            })
        .mapEmpty();
  }

  private Future<List<byte[]>> documents(List<String> keys) {
    var request = Request.cmd(Command.MGET);
    keys.forEach(request::arg);
    return windows
        .send(request)
        .map(
            answer ->
                answered(answer).stream().filter(Objects::nonNull).map(Replies::bytes).toList());
  }

  private static Map<String, Head> heads(List<String> channels, Response flat) {
    var heads = new HashMap<String, Head>();
    for (int i = 0; i < channels.size(); i++) {
      var epoch = flat.get(2 * i);
      if (epoch != null) {
        heads.put(channels.get(i), new Head(epoch.toString(), number(flat, 2 * i + 1)));
      }
    }
    return heads;
  }

  private static @Nullable Window window(@Nullable Response answer) {
    if (answer == null) {
      return null;
    }
    var head = new Head(text(answer, 0), number(answer, 1));
    long imageSeq = number(answer, 2);
    var image = bytes(answer, 3);
    var missed = truth(answer, 4) ? messages(answer) : null;
    return new Window(head, image.length == 0 ? null : image, imageSeq, missed);
  }

  private static List<Message> messages(Response answer) {
    var messages = new ArrayList<Message>();
    for (int i = 5; i < answer.size(); i += 2) {
      messages.add(new Message(number(answer, i), bytes(answer, i + 1)));
    }
    return List.copyOf(messages);
  }

  private static <A, B> Future<List<B>> inPieces(List<A> all, Function<List<A>, Future<B>> ask) {
    var pieces = new ArrayList<Future<B>>();
    for (int from = 0; from < all.size(); from += PIECE) {
      pieces.add(ask.apply(all.subList(from, Math.min(from + PIECE, all.size()))));
    }
    return Future.all(pieces).map(done -> pieces.stream().map(Future::result).toList());
  }

  private static <K, V> Map<K, V> joined(List<Map<K, V>> maps) {
    return maps.stream()
        .flatMap(map -> map.entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String words(Set<Long> users) {
    return users.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
