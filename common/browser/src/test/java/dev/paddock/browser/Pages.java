package dev.paddock.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Serves the scripts and the module on a free port, and takes what a page posts to /result. */
final class Pages implements AutoCloseable {
  private final HttpServer server;
  private final CompletableFuture<String> result = new CompletableFuture<>();

  Pages(Path scripts, Path module) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> file(exchange, scripts, module));
    server.createContext("/result", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the page posted; fails after a time without it. */
  String result(long time, TimeUnit unit) throws Exception {
    return result.get(time, unit);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    result.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private static void file(HttpExchange exchange, Path scripts, Path module) throws IOException {
    var name = exchange.getRequestURI().getPath().substring(1);
    var path = name.equals("simulation.js") ? module : scripts.resolve(name);
    if (!Files.isRegularFile(path)) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    var bytes = Files.readAllBytes(path);
    exchange
        .getResponseHeaders()
        .set("Content-Type", name.endsWith(".html") ? "text/html" : "text/javascript");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
