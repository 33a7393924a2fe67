package dev.paddock.gateway.rest;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Replays of runs, for anybody: they can be made again and checked elsewhere. The header {@value
 * #VERIFIED} says whether this house did so and found the same.
 */
public final class ReplayApi {
  static final String VERIFIED = "Paddock-Verified";

  private final Bus bus;
  private final List<RoomService> services;

  /**
   * @param services those in whose rooms something may run
   */
  public ReplayApi(Bus bus, List<RoomService> services) {
    this.bus = bus;
    this.services = services;
  }

  public void mount(Router router) {
    router.get("/api/replays/:id").handler(this::replay);
  }

  private void replay(RoutingContext context) {
    var id = String.valueOf(context.pathParam("id"));
    if (!RoomId.isValid(id)) {
      throw Problem.invalid("id is " + id + ", expected 1 to 64 of [A-Za-z0-9_-]");
    }
    find(id, 0)
        .onSuccess(found -> send(context, found))
        .onFailure(failure -> context.fail(known(failure)));
  }

  /** Asks the services in whose rooms something may run, one after the other. */
  private Future<JsonObject> find(String id, int service) {
    if (service == services.size()) {
      return Future.failedFuture(Problem.notFound("there is no replay " + id));
    }
    return ask(services.get(service), id)
        .compose(
            found ->
                found.containsKey("_id") ? Future.succeededFuture(found) : find(id, service + 1));
  }

  private Future<JsonObject> ask(RoomService service, String id) {
    return bus.query(service.name(), new JsonObject().put("op", "replay").put("id", id));
  }

  private static void send(RoutingContext context, JsonObject found) {
    var replay = found.getString("replay");
    if (replay == null) {
      context.fail(Problem.notFound("the replay is larger than what is stored"));
      return;
    }
    context.response().putHeader(VERIFIED, found.getBoolean("verified", false).toString());
    context.response().putHeader(HttpHeaders.ETAG, "\"" + found.getString("_id") + "\"");
    Json.send(context, Buffer.buffer(replay));
  }

  private static Throwable known(Throwable failure) {
    return failure instanceof Problem ? failure : Problem.unavailable("no replays just now");
  }
}
