package dev.paddock.gateway.rest;

import dev.paddock.core.Head;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.views.ChannelStore.Window;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.Identity;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels over HTTP, for those who can not keep a socket: the same points, the same answers. */
public final class ChannelApi {
  private static final String USER_CHANNEL = "user:";

  private final Authenticator authenticator;
  private final ChannelStore store;
  private final Catalog catalog;

  public ChannelApi(Authenticator authenticator, ChannelStore store, Catalog catalog) {
    this.authenticator = authenticator;
    this.store = store;
    this.catalog = catalog;
  }

  public void mount(Router router) {
    router.get("/api/channels/:channel").handler(this::read);
  }

  private void read(RoutingContext context) {
    var channel = String.valueOf(context.pathParam("channel"));
    var point = point(context);
    authenticator
        .rest(context.request())
        .compose(who -> read(channel, who, point))
        .onSuccess(answer -> Json.send(context, answer))
        .onFailure(context::fail);
  }

  private Future<Buffer> read(String channel, Identity who, @Nullable Head point) {
    if (channel.startsWith(USER_CHANNEL) && !channel.equals(USER_CHANNEL + who.userId())) {
      return Future.failedFuture(Problem.forbidden(channel + " is another user's"));
    }
    if (catalog.place(channel) == null) {
      return Future.failedFuture(Problem.notFound("there is no channel " + channel));
    }
    return store
        .read(channel, who.userId(), point)
        .recover(
            away -> Future.failedFuture(Problem.unavailable("channels can not be read just now")))
        .map(window -> answer(channel, point, window));
  }

  private static Buffer answer(String channel, @Nullable Head point, @Nullable Window window) {
    if (window == null) {
      throw Problem.notFound("there is no channel " + channel);
    }
    var missed = window.missed();
    var recovered =
        point != null
            && missed != null
            && point.epoch().equals(window.head().epoch())
            && point.seq() <= window.head().seq();
    var json =
        Buffer.buffer("{\"type\":\"resumed\",\"channel\":")
            .appendString(quoted(channel))
            .appendString(",\"epoch\":" + quoted(window.head().epoch()))
            .appendString(",\"seq\":" + (recovered ? window.head().seq() : window.imageSeq()))
            .appendString(",\"recovered\":" + recovered);
    if (recovered && missed != null) {
      messages(json.appendString(",\"messages\":["), missed, point == null ? 0 : point.seq());
      json.appendString("]");
    } else {
      json.appendString(",\"image\":");
      if (window.image() == null) {
        json.appendString("null");
      } else {
        json.appendBytes(window.image());
      }
    }
    return json.appendString("}");
  }

  private static void messages(Buffer json, List<ChannelStore.Message> missed, long after) {
    var separator = "";
    for (var message : missed) {
      if (message.seq() > after) {
        json.appendString(separator).appendBytes(message.bytes());
        separator = ",";
      }
    }
  }

  private static @Nullable Head point(RoutingContext context) {
    var epoch = context.request().getParam("epoch");
    var after = context.request().getParam("after");
    if (epoch == null || after == null) {
      return null;
    }
    try {
      return new Head(epoch, Long.parseLong(after));
    } catch (NumberFormatException e) {
      throw Problem.invalid("after is " + after + ", expected a number");
    }
  }

  private static String quoted(String text) {
    return io.vertx.core.json.Json.encode(text);
  }
}
