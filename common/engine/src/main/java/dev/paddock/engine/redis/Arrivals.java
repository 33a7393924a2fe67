package dev.paddock.engine.redis;

import static dev.paddock.engine.redis.Replies.answered;

import dev.paddock.engine.loop.Gathering;
import dev.paddock.engine.views.ChannelStore.SocketAt;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The sockets of users in Redis: many that open at once share a script. */
final class Arrivals {
  /** Between gateway and socket in a member of a user's sockets. */
  private static final String SEPARATOR = " ";

  /** A socket that was opened, and the most its user may have. */
  record Arrival(SocketAt socket, long userId, long openedAt, int most) {}

  private final RedisLink link;
  private final LongSupplier clock;
  private final Gathering<Arrival, List<SocketAt>> gathering =
      new Gathering<>(RedisChannelStore.PIECE / 2, this::note);

  /** Users whose newest socket is not noted yet: nobody may go before he has come. */
  private final Map<Long, Future<?>> arriving = new ConcurrentHashMap<>();

  Arrivals(RedisLink link, LongSupplier clock) {
    this.link = link;
    this.clock = clock;
  }

  /** Notes a socket; returns those of its user above the limit, which are forgotten. */
  Future<List<SocketAt>> opened(Arrival arrival) {
    var noted = gathering.ask(arrival);
    arriving.put(arrival.userId(), noted);
    return noted.onComplete(done -> arriving.remove(arrival.userId(), noted));
  }

  Future<Void> closed(SocketAt socket, long userId) {
    return afterArrival(userId, () -> forget(Keys.sockets(userId), member(socket)));
  }

  Future<Void> absent(String gateway, long userId) {
    return afterArrival(userId, () -> forget(Keys.presence(userId), gateway));
  }

  private Future<Void> afterArrival(long userId, Supplier<Future<Void>> step) {
    var before = arriving.get(userId);
    return before == null ? step.get() : before.transform(noted -> step.get());
  }

  private Future<Void> forget(String key, String member) {
    return link.send(Request.cmd(Command.ZREM).arg(key).arg(member)).mapEmpty();
  }

  private Future<List<List<SocketAt>>> note(List<Arrival> arrivals) {
    return link.run(
            Script.SOCKETS,
            2 * arrivals.size(),
            request -> {
              arrivals.forEach(
                  each ->
                      request.arg(Keys.sockets(each.userId())).arg(Keys.presence(each.userId())));
              request.arg(clock.getAsLong()).arg(RedisChannelStore.PRESENCE_MILLIS);
              arrivals.forEach(each -> add(request, each));
            })
        .map(answer -> answered(answer).stream().map(Arrivals::sockets).toList());
  }

  private static void add(Request request, Arrival each) {
    var socket = each.socket();
    request.arg(socket.gateway()).arg(socket.socket()).arg(each.openedAt()).arg(each.most());
  }

  private static List<SocketAt> sockets(Response members) {
    return members.stream().map(Arrivals::socketAt).toList();
  }

  private static String member(SocketAt socket) {
    return socket.gateway() + SEPARATOR + socket.socket();
  }

  private static SocketAt socketAt(Response member) {
    var text = member.toString();
    int at = text.indexOf(SEPARATOR);
    return new SocketAt(text.substring(0, at), text.substring(at + 1));
  }
}
