package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.Head;
import dev.paddock.embedded.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisLinkTest extends RedisTestBase {
  @TempDir Path dir;

  @Test
  void scriptsThatTheServerForgotAreSentAgain() throws Exception {
    project(Updates.of("r", "e", 1));
    redis(Command.SCRIPT, "FLUSH");
    project(Updates.of("r", "e", 2));
    assertThat(await(channels.head("room:r"))).isEqualTo(new Head("e", 2));
  }

  @Test
  void whatIsSentWhileRedisIsAwayFailsAndWorksAgainWhenItIsBack() throws Exception {
    var redis = EmbeddedRedis.start(dir, 0);
    int port = port(redis.uri());
    var store = store(redis.uri());
    await(store.project(FENCE, Updates.all(Updates.of("r", "e", 1))));
    redis.close();
    assertThatThrownBy(() -> await(store.project(FENCE, Updates.all(Updates.of("r", "e", 2)))))
        .hasMessageNotContaining("null");
    try (var back = EmbeddedRedis.start(dir, port)) {
      var projected =
          await(retried(() -> store.project(FENCE, Updates.all(Updates.of("r", "e", 2)))));
      assertThat(projected.ahead()).isEmpty();
      assertThat(back.process().isAlive()).isTrue();
    } finally {
      await(store.close());
    }
  }

  @Test
  void aServerThatIsThereAndSaysNothingIsGivenUp() throws Exception {
    try (var redis = EmbeddedRedis.start(dir, 0)) {
      var link = new RedisLink(vertx, RedisAddress.of(redis.uri()));
      await(link.send(Request.cmd(Command.PING)));
      signal("-STOP", redis);
      assertThatThrownBy(() -> await(link.send(Request.cmd(Command.PING)))).isNotNull();
      assertThatThrownBy(() -> await(link.send(Request.cmd(Command.PING))))
          .hasMessageContaining(String.valueOf(RedisLink.ANSWER_MILLIS));
      signal("-CONT", redis);
      assertThat(await(retried(() -> link.send(Request.cmd(Command.PING)))).toString())
          .isEqualTo("PONG");
      await(link.close());
    }
  }

  @Test
  void aServerThatIsNotThereIsNamedWithoutItsPassword() throws Exception {
    int nobody = freePort();
    var link = new RedisLink(vertx, RedisAddress.of("redis://me:secret@127.0.0.1:" + nobody));
    assertThatThrownBy(() -> await(link.send(Request.cmd(Command.PING))))
        .hasMessageContaining("127.0.0.1:" + nobody)
        .hasMessageNotContaining("secret");
    await(link.close());
  }

  @Test
  void moreThanTheLimitOfPendingRequestsIsRefused() throws Exception {
    redis(Command.CLIENT, "PAUSE", "300");
    var sent =
        IntStream.rangeClosed(0, RedisLink.MAX_PENDING)
            .mapToObj(i -> raw.send(Request.cmd(Command.PING)))
            .toList();
    var last = sent.getLast();
    assertThatThrownBy(() -> await(last)).hasMessageContaining("" + RedisLink.MAX_PENDING);
    await(Future.all(sent.subList(0, RedisLink.MAX_PENDING)));
  }

  @Test
  void aClusterIsRefusedWithAReason() throws Exception {
    try (var cluster = new FakeRedis("# Cluster\r\ncluster_enabled:1\r\n")) {
      var link = new RedisLink(vertx, RedisAddress.of("redis://127.0.0.1:" + cluster.port()));
      assertThatThrownBy(() -> await(link.send(Request.cmd(Command.PING))))
          .hasMessageContaining("Redis Cluster");
      await(link.close());
    }
  }

  @Test
  void anAddressOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> RedisAddress.of("http://u:pw@h"))
        .hasMessageContaining("redis+sentinel://")
        .hasMessageNotContaining("pw");
    assertThatThrownBy(() -> RedisAddress.of("redis://a:1,b:2")).hasMessageContaining("expected");
    assertThatThrownBy(() -> RedisAddress.of("redis+sentinel://a:1,b:2"))
        .hasMessageContaining("master");
  }

  @Test
  void sentinelsAreNamedWithTheirMaster() {
    var address = RedisAddress.of("redis+sentinel://me:pw@a:26379,b:26379/main");
    assertThat(address.endpoints()).isEqualTo("redis://me:pw@a:26379,redis://me:pw@b:26379");
    assertThat(address.master()).isEqualTo("main");
    assertThat(address.toString()).doesNotContain("pw");
  }

  private <T> Future<T> retried(java.util.function.Supplier<Future<T>> call) {
    return call.get()
        .recover(
            failure -> {
              var pause = Promise.<Void>promise();
              vertx.setTimer(50, go -> pause.complete());
              return pause.future().compose(go -> retried(call));
            });
  }

  private static void signal(String which, EmbeddedRedis redis) throws Exception {
    var pid = Long.toString(redis.process().pid());
    assertThat(new ProcessBuilder("kill", which, pid).start().waitFor()).isZero();
  }

  private static int port(String uri) {
    return Integer.parseInt(uri.substring(uri.lastIndexOf(':') + 1));
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
