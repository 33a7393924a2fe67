package dev.paddock.engine.launch;

import dev.paddock.engine.launch.Html.Cell;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a node and those it reaches say of the event bus, as JSON or, for browsers, as a page that
 * renews itself.
 */
public final class BusPage {
  /** A gateway that heard nothing of an owner for so long misses something. */
  private static final long SILENCE_MILLIS = 1_500;

  private static final String HEAD =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
          + "<meta name=\"viewport\" content=\"width=device-width\">"
          + "<meta http-equiv=\"refresh\" content=\"2\"><title>Event bus · Paddock</title>"
          + "<style>"
          + style()
          + "</style></head><body>";

  private final JsonObject reports;
  private final List<String> troubles = new ArrayList<>();

  private BusPage(JsonObject reports) {
    this.reports = reports;
  }

  /** Answers a request with the reports, as the client likes it. */
  public static void answer(HttpServerRequest request, Future<JsonObject> reports) {
    reports.onComplete(
        found -> send(request, found), failed -> request.response().setStatusCode(503).end());
  }

  /** The page for what {@link dev.paddock.engine.bus.Bus#reports} gives. */
  static String html(JsonObject reports) {
    return new BusPage(reports).html();
  }

  private static void send(HttpServerRequest request, JsonObject reports) {
    var wantsPage = Objects.toString(request.getHeader("accept"), "").contains("text/html");
    var response = request.response().putHeader("cache-control", "no-store");
    var unused =
        wantsPage
            ? response
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader(
                    "content-security-policy", "default-src 'none'; style-src 'unsafe-inline'")
                .end(html(reports))
            : response.putHeader("content-type", "application/json").end(reports.toBuffer());
  }

  private String html() {
    var nodes = objects(reports, "nodes");
    var body = new Html();
    nodes.forEach(node -> node(body, node));
    var page = new Html().raw(HEAD).element("h1", "Event bus");
    var seen =
        "Seen from "
            + reports.getString("node")
            + ", "
            + nodes.size()
            + (nodes.size() == 1 ? " member. " : " members. ");
    page.raw("<p>").text(seen);
    if (troubles.isEmpty()) {
      page.raw("<span class=\"ok\">✓ All well</span></p>");
    } else {
      page.raw("<span class=\"bad\">✕ ").text(String.join("; ", troubles)).raw("</span></p>");
    }
    return page.raw(body.toString()).raw("</body></html>").toString();
  }

  private void node(Html out, JsonObject node) {
    var name = node.getString("node");
    out.raw("<section>").element("h2", name);
    if (node.containsKey("error")) {
      trouble(name + " does not answer");
      out.raw("<p class=\"bad\">✕ ").text(node.getString("error")).raw("</p></section>");
      return;
    }
    cluster(out, name, node.getJsonObject("cluster", new JsonObject()));
    var parts = node.getJsonObject("parts", new JsonObject());
    for (var part : parts.fieldNames()) {
      part(out, name, part, parts.getJsonObject(part));
    }
    out.raw("</section>");
  }

  private void cluster(Html out, String name, JsonObject cluster) {
    if (!cluster.getBoolean("registered", true)) {
      trouble(name + " is not registered");
    }
    var rows = new ArrayList<List<Cell>>();
    for (var member : objects(cluster, "members")) {
      boolean reachable = member.getBoolean("reachable", false);
      if (!reachable) {
        trouble(name + " does not reach " + member.getString("node"));
      }
      rows.add(
          List.of(
              Cell.of(member.getString("node")),
              Cell.of(words(member.getJsonArray("roles"))),
              reachable ? Cell.good("reached") : Cell.bad("not reached"),
              Cell.of(member.getValue("round_trip_ms")),
              Cell.of(member.getValue("heard_ms_ago")),
              Cell.of(member.getValue("missed"))));
    }
    out.element("h3", "Members as it sees them")
        .table(List.of("member", "roles", "", "round trip ms", "answered ms ago", "missed"), rows);
    events(out, cluster);
  }

  private void part(Html out, String name, String part, JsonObject found) {
    var interest = found.getJsonObject("interest");
    out.element("h3", interest == null ? "Writers of " + part : part + ": " + words(interest));
    var rows = new ArrayList<List<Cell>>();
    for (var partition : objects(found, "partitions")) {
      rows.add(interest == null ? writer(partition) : position(name, partition));
    }
    out.table(
        interest == null
            ? List.of(
                "partition", "state", "claim", "rooms", "untold", "gateways: number, channels")
            : List.of("partition", "owner", "claim", "number", "channels", "heard ms ago"),
        rows);
    events(out, found);
  }

  private List<Cell> position(String name, JsonObject partition) {
    var where = partition.getString("service") + " " + partition.getInteger("partition");
    long ago = partition.getLong("heard_ms_ago");
    boolean isSilent = partition.getInteger("channels") > 0 && ago > SILENCE_MILLIS;
    if (isSilent) {
      trouble(name + " hears nothing of " + where);
    }
    return List.of(
        Cell.of(where),
        Cell.of(partition.getString("owner")),
        Cell.of(partition.getLong("claim")),
        Cell.of(partition.getLong("n")),
        Cell.of(partition.getInteger("channels")),
        isSilent ? new Cell(Long.toString(ago), "n bad") : Cell.of(ago));
  }

  private static List<Cell> writer(JsonObject partition) {
    var gateways = new ArrayList<String>();
    for (var gateway : objects(partition, "gateways")) {
      gateways.add(
          "%s: %d, %d"
              .formatted(
                  gateway.getString("gateway"),
                  gateway.getLong("told"),
                  gateway.getInteger("channels")));
    }
    return List.of(
        Cell.of(partition.getInteger("partition")),
        Cell.of(partition.getString("state")),
        Cell.of(partition.getLong("claim")),
        Cell.of(partition.getInteger("rooms")),
        Cell.of(partition.getInteger("untold")),
        Cell.of(String.join(" · ", gateways)));
  }

  private static void events(Html out, JsonObject part) {
    var events = part.getJsonObject("events", new JsonObject());
    var rows = new ArrayList<List<Cell>>();
    for (var label : events.fieldNames()) {
      var event = events.getJsonObject(label);
      if (event.getLong("count") > 0) {
        rows.add(
            List.of(
                Cell.of(event.getLong("count")),
                Cell.of(event.getString("last")),
                Cell.of(event.getString("says"))));
      }
    }
    if (!rows.isEmpty()) {
      out.table(List.of("times", "last", ""), rows);
    }
  }

  private void trouble(String what) {
    troubles.add(what);
  }

  private static String words(JsonArray texts) {
    return texts.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String words(JsonObject interest) {
    return "%d channels, %d sockets, %d users"
        .formatted(
            interest.getInteger("channels"),
            interest.getInteger("sockets"),
            interest.getInteger("users"));
  }

  private static List<JsonObject> objects(JsonObject in, String field) {
    var array = in.getJsonArray(field);
    return array == null ? List.of() : array.stream().map(JsonObject.class::cast).toList();
  }

  private static String style() {
    try (var css = BusPage.class.getResourceAsStream("bus.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
