package dev.paddock.gateway.rest;

import dev.paddock.core.Reason;
import dev.paddock.core.Rest;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.engine.wire.SchemaRegistry;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Authenticator;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.session.Environment;
import dev.paddock.gateway.session.Posting;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kinds offer over HTTP: their commands and questions, of which this knows nothing. */
public final class RoomApi {
  /** Parameters of a question that are the gateway's own. */
  private static final Set<String> OWN = Set.of("op", "self", "token", "user");

  private static final int LONGEST_PARAMETER = 256;
  private static final String PROBLEM = "problem";

  private final Authenticator authenticator;
  private final Environment environment;
  private final SocketLoop loop;
  private final Map<String, Posting> postings = new HashMap<>();

  public RoomApi(Authenticator authenticator, Environment environment, SocketLoop loop) {
    this.authenticator = authenticator;
    this.environment = environment;
    this.loop = loop;
  }

  public void mount(Router router) {
    for (var operation : environment.catalog().operations()) {
      var rest = operation.rest();
      var path = rest.path().replaceAll("\\{(\\w+)}", ":$1");
      router
          .route(HttpMethod.valueOf(rest.method()), path)
          .handler(context -> handle(context, operation));
    }
  }

  private void handle(RoutingContext context, Catalog.Operation operation) {
    var rest = operation.rest();
    Json.answer(
        context,
        identity(context, rest)
            .compose(
                who ->
                    command(context, operation, who)
                        .compose(sent -> ask(context, operation, who))));
  }

  private Future<Optional<Identity>> identity(RoutingContext context, Rest rest) {
    var known = authenticator.rest(context.request()).map(Optional::of);
    return rest.access() == Rest.Access.ANYBODY
        ? known.recover(nobody -> Future.succeededFuture(Optional.empty()))
        : known;
  }

  private Future<?> command(
      RoutingContext context, Catalog.Operation operation, Optional<Identity> who) {
    var type = operation.rest().command();
    if (type == null || who.isEmpty()) {
      return Future.succeededFuture();
    }
    var body = Json.body(context).put("type", type);
    context.pathParams().forEach((name, value) -> body.put(name, number(value)));
    return posting(operation.door())
        .send(who.get(), body.toBuffer().getBytes())
        .compose(RoomApi::accepted);
  }

  private static Future<Void> accepted(Answer answer) {
    var code = answer.code();
    return code == null
        ? Future.succeededFuture()
        : Future.failedFuture(new Problem(code, status(code), answer.message(), 0));
  }

  private Future<JsonObject> ask(
      RoutingContext context, Catalog.Operation operation, Optional<Identity> who) {
    var question = new JsonObject();
    context.queryParams().forEach(each -> put(question, each.getKey(), each.getValue()));
    context.pathParams().forEach((name, value) -> put(question, name, value));
    question.put("op", operation.rest().question());
    who.ifPresent(it -> question.put("self", it.userId()).put("username", it.username()));
    return environment
        .bus()
        .query(operation.door().service().name(), question)
        .recover(away -> Future.failedFuture(Problem.unavailable("no answer just now")))
        .map(RoomApi::checked);
  }

  /** Where a service says that it has none, that is the answer. */
  private static JsonObject checked(JsonObject answer) {
    var problem = answer.getJsonObject(PROBLEM);
    if (problem != null) {
      var code = Reason.valueOf(problem.getString("code"));
      throw new Problem(code, status(code), problem.getString("message"), 0);
    }
    return answer;
  }

  private static void put(JsonObject question, String name, String value) {
    if (value.length() > LONGEST_PARAMETER) {
      throw Problem.invalid(name + " is longer than " + LONGEST_PARAMETER);
    }
    if (!OWN.contains(name)) {
      question.put(name, value);
    }
  }

  private Posting posting(Catalog.Door door) {
    return postings.computeIfAbsent(
        door.service().name(),
        name -> {
          var schemas = SchemaRegistry.load(door.service(), door.routes().values());
          var reader = new FrameReader(schemas, door.service());
          return new Posting(environment, loop, door, reader);
        });
  }

  private static Object number(String value) {
    return value.matches("\\d{1,15}") ? Long.valueOf(value) : value;
  }

  private static int status(Reason code) {
    return switch (code) {
      case FORBIDDEN, HOST_ONLY, NOT_A_PLAYER -> 403;
      case ROOM_NOT_FOUND -> 404;
      case UNAUTHENTICATED -> 401;
      case RATE_LIMITED -> 429;
      case UNAVAILABLE -> 503;
      case INTERNAL -> 500;
      case BAD_MESSAGE, UNKNOWN_TYPE, INVALID_FIELD, INVALID_CONFIG -> 400;
      default -> 409;
    };
  }
}
