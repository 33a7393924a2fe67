package dev.paddock.deploy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load client against a real server. */
class LinkTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void listen() {
    server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setMaxWebSocketFrameSize(1 << 20)
                    .setMaxWebSocketMessageSize(1 << 20))
            .webSocketHandler(
                socket -> {
                  if (socket.path().equals("/twice")) {
                    socket.textMessageHandler(
                        text -> {
                          socket.writeTextMessage(text);
                          socket.writeTextMessage(text);
                        });
                  }
                })
            .requestHandler(request -> request.response().setStatusCode(401).end("who are you"));
    server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  @AfterEach
  void end() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void messagesOfAllLengthsComeBackWhole() throws Exception {
    try (var crowd = new Crowd()) {
      var link = crowd.connect(to("/twice"), 0, 1, 1, i -> this::hear, LIMIT).getFirst();
      for (int length : new int[] {1, 125, 126, 40_000, 200_000}) {
        link.send("x".repeat(length));
        assertThat(next()).hasSize(length);
        assertThat(next()).hasSize(length);
      }
      assertThat(crowd.opened()).isEqualTo(1);
      assertThat(crowd.lost()).isZero();
    }
  }

  @Test
  void manySocketsAreOpenedAFewAtATime() throws Exception {
    try (var crowd = new Crowd()) {
      var links = crowd.connect(to("/twice"), 0, 100, 8, i -> this::hear, LIMIT);
      links.forEach(link -> link.send("from " + link.number()));
      for (int i = 0; i < 200; i++) {
        assertThat(next()).startsWith("from ");
      }
    }
  }

  @Test
  void aSocketThatIsCutIsCountedAsLost() throws Exception {
    try (var crowd = new Crowd()) {
      crowd.connect(to("/twice"), 0, 3, 3, i -> this::hear, LIMIT).getFirst().send("a");
      next();
      next();
      server.close().toCompletionStage().toCompletableFuture().join();
      while (crowd.lost() < 3) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aPortWithoutAServerIsSaid() {
    try (var crowd = new Crowd()) {
      var nowhere = new Crowd.Entrance(new InetSocketAddress("127.0.0.1", 1), i -> "/");
      assertThatThrownBy(() -> crowd.connect(nowhere, 0, 2, 2, i -> this::hear, LIMIT))
          .hasMessageContaining("0 of 2 sockets");
    }
  }

  private Crowd.Entrance to(String path) {
    return new Crowd.Entrance(
        new InetSocketAddress("127.0.0.1", server.actualPort()), number -> path);
  }

  private void hear(Link link, byte[] bytes, int from, int to, long nanos) {
    heard.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private String next() throws InterruptedException {
    return heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
