package dev.paddock.e2e;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A gateway as its users see it. */
public record Door(String host, int port) {
  public static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Who somebody is at this door; {@code query} is what proves it. */
  public record Account(long userId, String username, String token) {}

  static Door at(int port) {
    return new Door("localhost", port);
  }

  public String url(String path) {
    return "http://" + host + ":" + port + path;
  }

  URI socket(String query) {
    return URI.create("ws://" + host + ":" + port + "/ws/games" + query);
  }

  Account register(String name) {
    var body = new JsonObject().put("username", name).put("password", "correct-horse");
    var answer = post("/api/auth/register", body);
    if (answer.statusCode() != 201) {
      throw new AssertionError("no account for " + name + ": " + answer.body());
    }
    var json = new JsonObject(answer.body());
    return new Account(json.getLong("user_id"), name, json.getString("token"));
  }

  HttpResponse<String> post(String path, JsonObject body) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url(path))));
  }

  HttpResponse<String> get(String path, Account who) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("authorization", "Bearer " + who.token()));
  }

  /** The status of {@code /health/ready}; 0 where nobody answers. */
  public int readiness() {
    try {
      var request = HttpRequest.newBuilder(URI.create(url("/health/ready"))).timeout(LIMIT).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer from " + request.build().uri(), e);
    }
  }
}
