package dev.paddock.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.fanout.Flusher;
import dev.paddock.gateway.fanout.Outbox;
import dev.paddock.gateway.fanout.Wire;
import dev.paddock.testkit.loop.FakeLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private static final String CHANNEL = "room:a";
  private static final String EPOCH = "e";
  private static final int MOST = 3;
  private final FakeLoop loop = new FakeLoop();
  private final List<String> sent = new ArrayList<>();
  private final Subscription subscription = new Subscription(new Socket(), CHANNEL, MOST);

  @Test
  void whatASocketHasIsNotSentAgainAfterTooMuchWasKeptBack() {
    subscription.readUpTo(new Head(EPOCH, 3));
    subscription.hold(true);
    offer(1, 2, 3, 1, 2, 3, 4);
    subscription.sendHeld(EPOCH, 4);
    assertThat(sent()).containsExactly("4");
  }

  @Test
  void aPlaceThatIsLostIsNoPointToGoOnFrom() {
    subscription.readUpTo(new Head(EPOCH, 3));
    subscription.losePlace();
    assertThat(subscription.point()).isNull();
    assertThat(subscription.hasAll(new Head(EPOCH, 3))).isFalse();
    assertThat(subscription.release()).isEqualTo(Subscription.Verdict.BEHIND);
    assertThat(subscription.offer(news(4))).isEqualTo(Subscription.Verdict.BEHIND);
    assertThat(subscription.sent()).isEqualTo(new Head(EPOCH, 3));
    subscription.readUpTo(new Head(EPOCH, 4));
    assertThat(subscription.point()).isEqualTo(new Head(EPOCH, 4));
  }

  @Test
  void theAnswerToALaterCommandWaitsForThatToTheJoiningUnderWay() {
    var answers = new ArrayList<String>();
    subscription.hold(true);
    subscription.afterwards(EPOCH, 2, () -> answers.add("left"));
    subscription.readUpTo(new Head(EPOCH, 4));
    assertThat(answers).isEmpty();
    answers.add("joined");
    subscription.release();
    assertThat(answers).containsExactly("joined", "left");
  }

  @Test
  void anAnswerWhoseEventsDidNotComeMakesTheSocketLookForThem() {
    subscription.readUpTo(new Head(EPOCH, 1));
    subscription.hold(true);
    subscription.afterwards(EPOCH, 2, () -> {});
    assertThat(subscription.release()).isEqualTo(Subscription.Verdict.BEHIND);
  }

  private void offer(long... numbers) {
    for (long number : numbers) {
      subscription.offer(news(number));
    }
  }

  private static News news(long number) {
    return News.of(
        CHANNEL, EPOCH, number, Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  private List<String> sent() {
    loop.settle();
    return sent;
  }

  /** A socket that writes down the texts it is sent. */
  private final class Socket implements Listener {
    private final Outbox outbox =
        new Outbox(drained -> new Writing(), GatewayLimits.DEFAULT, new Flusher(loop), () -> {});

    @Override
    public String id() {
      return "socket_0_1";
    }

    @Override
    public long userId() {
      return 1;
    }

    @Override
    public long tokenVersion() {
      return 0;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Outbox outbox() {
      return outbox;
    }

    @Override
    public void answered(BusMessage.Answer answer) {}

    @Override
    public void detached(String channel) {}

    @Override
    public void close(int code, String reason) {}
  }

  /** Reads short text frames. */
  private final class Writing extends Wire {
    @Override
    public boolean isWritable() {
      return true;
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public void write(ByteBuf frames) {
      while (frames.isReadable()) {
        frames.skipBytes(1);
        int length = frames.readByte();
        sent.add(frames.readCharSequence(length, StandardCharsets.US_ASCII).toString());
      }
      frames.release();
    }

    @Override
    public void flush() {}

    @Override
    public ByteBuf allocate(int size) {
      return Unpooled.buffer(size);
    }

    @Override
    public void cut() {}
  }
}
