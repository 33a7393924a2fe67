package dev.paddock.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Meters;
import dev.paddock.gateway.accounts.Revocations;
import dev.paddock.gateway.testing.FakeDocuments;
import dev.paddock.gateway.testing.FakeStore;
import dev.paddock.gateway.testing.FakeWriter;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.testkit.loop.FakeLoop;
import dev.paddock.testkit.world.FakeCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway and a partition's writer say to each other, on one clock that a test moves. */
class HubTest {
  private static final long CLAIM = 7;
  private static final String ROOM = Parlour.room("a").value();
  private final FakeLoop loop = new FakeLoop();
  private final FakeCluster cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
  private final Bus writer = cluster.join("writer", Set.of(Parlour.SERVICE.name()), loop);
  private final Bus other = cluster.join("other", Set.of(Parlour.SERVICE.name()), loop);
  private final List<BusMessage> strays = new ArrayList<>();
  private final FakeWriter log =
      new FakeWriter(cluster.join("log", Set.of(), loop), new FakeStore());
  private final int partition = log.partition("", ROOM);
  private final List<BusMessage> heard = new ArrayList<>();
  private final Hub hub =
      new Hub(
          loop,
          cluster.join("gateway", Set.of("gateway"), loop),
          new FakeStore(),
          log,
          Parlour.catalog(),
          GatewayLimits.DEFAULT,
          "",
          new Revocations(new FakeDocuments()),
          new Meters(new SimpleMeterRegistry()));

  @BeforeEach
  void start() {
    writer.listen(heard::add);
    other.listen(strays::add);
    hub.start(Duration.ofHours(1).toMillis());
    seconds(1);
  }

  @Test
  void aGatewayThatCameLaterThanTheOwnerSaysThatItIsLost() {
    seconds(2);
    assertThat(heard(BusMessage.Digest.class)).isNotEmpty().allMatch(BusMessage.Digest::isLost);
  }

  @Test
  void anOwnerThatIsKnownIsNotAskedFor() {
    own(CLAIM);
    seconds(3);
    assertThat(digests()).isNotEmpty().noneMatch(BusMessage.Digest::isLost);
  }

  @Test
  void anOwnerThatWasSilentIsAskedForUntilItIsKnownAgain() {
    own(CLAIM);
    hub.listen(Parlour.channel("a"), 0, 1);
    seconds(1);
    assertThat(isKnown()).isTrue();
    seconds(3);
    assertThat(isKnown()).isFalse();
    assertThat(digests()).last().matches(BusMessage.Digest::isLost);
    writer.send(
        "gateway",
        new BusMessage.WantInterest(Parlour.SERVICE.name(), partition, CLAIM, writer.self()));
    assertThat(isKnown()).isTrue();
  }

  @Test
  void aWriterOfAHigherClaimWhoseComingWasLostIsAskedFor() {
    own(CLAIM);
    writer.send(
        "gateway",
        new BusMessage.Parcel(Parlour.SERVICE.name(), partition, CLAIM + 1, 0, List.of()));
    assertThat(isKnown()).isFalse();
    seconds(2);
    assertThat(digests()).last().matches(BusMessage.Digest::isLost);
  }

  private void own(long claim) {
    writer.send(
        "gateway", new BusMessage.Owner(Parlour.SERVICE.name(), partition, claim, writer.self()));
    seconds(0);
    heard.clear();
  }

  /** Whether an input goes to the owner alone. */
  private boolean isKnown() {
    seconds(0);
    heard.removeIf(BusMessage.Input.class::isInstance);
    strays.clear();
    hub.input(Parlour.SERVICE, ROOM, "socket", 1, new byte[0]);
    seconds(0);
    assertThat(heard(BusMessage.Input.class)).hasSize(1);
    return strays.stream().noneMatch(BusMessage.Input.class::isInstance);
  }

  private List<BusMessage.Digest> digests() {
    return heard(BusMessage.Digest.class).stream()
        .filter(digest -> digest.partition() == partition)
        .toList();
  }

  private <T extends BusMessage> List<T> heard(Class<T> type) {
    return heard.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void seconds(int seconds) {
    loop.advance(Duration.ofSeconds(seconds).plusMillis(1));
  }
}
