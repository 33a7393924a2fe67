package dev.paddock.engine.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelStoreTest extends RedisTestBase {
  @Test
  void whoGoesAtOnceHasGoneAlthoughManyComeMeanwhile() throws Exception {
    var gone = new ArrayList<Future<Void>>();
    for (int user = 1; user <= 40; user++) {
      channels.opened(socket("g1", "s" + user), user, 1_000, 5);
      gone.add(channels.closed(socket("g1", "s" + user), user));
      gone.add(channels.absent("g1", user));
    }
    await(Future.all(gone));
    for (int user = 1; user <= 40; user++) {
      assertThat(redis(Command.EXISTS, Keys.sockets(user), Keys.presence(user))).isEqualTo("0");
    }
  }

  private static final String SEAT = SERVICE.seatKey(5);

  @Test
  void aFreeSeatIsTakenFor15Seconds() throws Exception {
    assertThat(await(channels.takeSeat(SEAT, "r"))).isEqualTo("r");
    assertThat(Long.parseLong(redis(Command.TTL, SEAT))).isBetween(13L, 15L);
  }

  @Test
  void aSeatOfTheSameRoomIsLeftAsItIs() throws Exception {
    redis(Command.SET, SEAT, "r");
    assertThat(await(channels.takeSeat(SEAT, "r"))).isEqualTo("r");
    assertThat(redis(Command.TTL, SEAT)).isEqualTo("-1");
  }

  @Test
  void aSeatOfAnotherRoomIsNamed() throws Exception {
    await(channels.takeSeat(SEAT, "q"));
    assertThat(await(channels.takeSeat(SEAT, "r"))).isEqualTo("q");
    assertThat(await(channels.seat(SEAT))).isEqualTo("q");
  }

  @Test
  void onlyASeatOfThatRoomThatIsNotLastingIsReleased() throws Exception {
    await(channels.takeSeat(SEAT, "r"));
    await(channels.releaseSeat(SEAT, "q"));
    assertThat(await(channels.seat(SEAT))).isEqualTo("r");
    await(channels.releaseSeat(SEAT, "r"));
    assertThat(await(channels.seat(SEAT))).isNull();
    redis(Command.SET, SEAT, "r");
    await(channels.releaseSeat(SEAT, "r"));
    assertThat(await(channels.seat(SEAT))).isEqualTo("r");
  }

  @Test
  void presenceIsPerGatewayAndEndsAfterAMinute() throws Exception {
    await(channels.present("g1", Set.of(5L, 6L)));
    await(channels.present("g2", Set.of(5L)));
    assertThat(redis(Command.ZRANGE, "ws:presence:5", 0, -1)).isEqualTo("[g1, g2]");
    assertThat(Long.parseLong(redis(Command.TTL, "ws:presence:6"))).isBetween(58L, 60L);
    await(channels.absent("g1", 5));
    await(channels.absent("g1", 6));
    assertThat(redis(Command.ZRANGE, "ws:presence:5", 0, -1)).isEqualTo("[g2]");
    assertThat(redis(Command.EXISTS, "ws:presence:6")).isEqualTo("0");
  }

  @Test
  void aGatewayThatFellSilentIsForgottenWhenAnotherSpeaks() throws Exception {
    await(channels.present("g1", Set.of(5L)));
    clock.addAndGet(60_000);
    await(channels.present("g2", Set.of(5L)));
    assertThat(redis(Command.ZRANGE, "ws:presence:5", 0, -1)).isEqualTo("[g2]");
  }

  @Test
  void theOldestSocketsOfAUserAreAboveTheLimitWhereverTheyAre() throws Exception {
    assertThat(await(channels.opened(socket("g1", "a"), 5, 1_000, 2))).isEmpty();
    assertThat(await(channels.opened(socket("g2", "b"), 5, 2_000, 2))).isEmpty();
    assertThat(await(channels.opened(socket("g2", "c"), 6, 2_000, 2))).isEmpty();
    assertThat(await(channels.opened(socket("g2", "d"), 5, 3_000, 2)))
        .containsExactly(socket("g1", "a"));
    await(channels.closed(socket("g2", "b"), 5));
    assertThat(await(channels.opened(socket("g1", "e"), 5, 4_000, 2))).isEmpty();
    assertThat(redis(Command.ZRANGE, "ws:sockets:5", 0, -1)).isEqualTo("[g2 d, g1 e]");
  }

  @Test
  void socketsOfAGatewayThatFellSilentDoNotCount() throws Exception {
    await(channels.opened(socket("g1", "a"), 5, 1_000, 1));
    clock.addAndGet(60_000);
    assertThat(await(channels.opened(socket("g2", "b"), 5, 2_000, 1))).isEmpty();
    assertThat(redis(Command.ZRANGE, "ws:sockets:5", 0, -1)).isEqualTo("[g2 b]");
  }

  @Test
  void socketsAreNotedAsLongAsTheirUserIsOnline() throws Exception {
    await(channels.opened(socket("g1", "a"), 5, 1_000, 1));
    redis(Command.PEXPIRE, "ws:sockets:5", 5_000);
    await(channels.present("g1", Set.of(5L)));
    assertThat(Long.parseLong(redis(Command.TTL, "ws:sockets:5"))).isBetween(58L, 60L);
  }

  private static ChannelStore.SocketAt socket(String gateway, String socket) {
    return new ChannelStore.SocketAt(gateway, socket);
  }

  @Test
  void attachedIsWhoIsAttachedAtAnyGateway() throws Exception {
    await(channels.attached("g1", Map.of("room:r", Set.of(5L, 55L), "room:q", Set.of(8L))));
    await(channels.attached("g2", Map.of("room:r", Set.of(6L))));
    assertThat(await(views.attached("room:r", List.of(4L, 5L, 6L, 7L, 8L))))
        .containsExactly(5L, 6L);
    assertThat(Long.parseLong(redis(Command.PTTL, "paddock:attached:g1")))
        .isBetween(3_000L, 6_000L);
  }

  @Test
  void aGatewaySaysAllThatIsAttachedEachTime() throws Exception {
    await(channels.attached("g1", Map.of("room:r", Set.of(5L))));
    await(channels.attached("g1", Map.of("room:q", Set.of(5L))));
    assertThat(await(views.attached("room:r", List.of(5L)))).isEmpty();
    await(channels.attached("g1", Map.of()));
    assertThat(await(views.attached("room:q", List.of(5L)))).isEmpty();
    assertThat(redis(Command.EXISTS, "paddock:gateways")).isEqualTo("0");
  }

  @Test
  void aGatewayWhoseSixSecondsAreOverIsForgotten() throws Exception {
    await(channels.attached("g1", Map.of("room:r", Set.of(5L))));
    redis(Command.DEL, "paddock:attached:g1");
    assertThat(await(views.attached("room:r", List.of(5L)))).isEmpty();
    assertThat(redis(Command.EXISTS, "paddock:gateways")).isEqualTo("0");
  }

  @Test
  void aChannelThatDoesNotExistHasNoHeadAndNoWindow() throws Exception {
    assertThat(await(channels.head("room:none"))).isNull();
    assertThat(await(channels.read("room:none", 5, null))).isNull();
    assertThat(await(channels.heads(List.of()))).isEmpty();
  }

  @Test
  void withoutAPointThereIsTheImageOnly() throws Exception {
    project(Updates.of("r", "e", 1).upTo(3));
    var window = await(channels.read("room:r", 0, null));
    assertThat(window.imageSeq()).isEqualTo(3);
    assertThat(window.missed()).isNull();
  }

  @Test
  void headsOfManyChannelsComeInPieces() throws Exception {
    var names = IntStream.range(0, 1_200).mapToObj(i -> "r" + i).toList();
    project(names.stream().map(name -> Updates.of(name, "e", 1)).toArray(Updates[]::new));
    var heads = await(channels.heads(names.stream().map(name -> "room:" + name).toList()));
    assertThat(heads).hasSize(1_200);
    assertThat(await(channels.listed(SERVICE.listKey(), Keys.documentPrefix(SERVICE))))
        .hasSize(1_200);
  }
}
