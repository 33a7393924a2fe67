package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage.Told;
import dev.paddock.engine.bus.BusTally;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.views.ChannelStore.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the messages of channels on in order, and fills holes from the store. */
final class Positions {
  private static final Logger LOG = LoggerFactory.getLogger(Positions.class);
  private static final byte[] MASKED = "\"masked\":true".getBytes(StandardCharsets.US_ASCII);

  /** Between two looks at a store that does not have what was heard of. */
  private static final long PAUSE_MILLIS = 20;

  /** That pause doubles so many times. */
  private static final int DOUBLINGS = 6;

  /** So often is looked for an epoch: for about 30 seconds. */
  private static final int MOST_READS = 30;

  private final Loop hub;
  private final HandOver handOver;
  private final ChannelStore store;
  private final BusTally tally;
  private long filled;

  Positions(Loop hub, HandOver handOver, ChannelStore store, BusTally tally) {
    this.hub = hub;
    this.handOver = handOver;
    this.store = store;
    this.tally = tally;
  }

  /** How many holes were filled from the store. */
  long filled() {
    return filled;
  }

  /** A message came from the channel's writer. */
  void told(Channel channel, Told told) {
    if (told.seq() == 0) {
      channel.deliver(handOver, News.of(told));
      return;
    }
    var head = channel.head();
    if (head != null && !head.epoch().equals(told.epoch())) {
      restart(channel, new Head(told.epoch(), told.seq() - 1));
      head = channel.head();
    }
    if (head == null || told.seq() == head.seq() + 1) {
      hand(channel, News.of(told));
    } else if (told.seq() > head.seq()) {
      want(channel, told.seq());
    }
  }

  /** A user, or with 0 everybody, goes: after what comes before and is still missing. */
  void gone(Channel channel, long user) {
    channel.goes(user);
    if (!channel.isReading() && !channel.isMissing()) {
      letGo(channel);
    }
  }

  private void letGo(Channel channel) {
    for (var going : channel.takeGoing()) {
      channel.deliver(handOver, new Delivery.Detached(channel.name, going.user(), going.at()));
      if (going.user() == 0) {
        // The channel has ended: what comes next under its name is another one.
        channel.wantNothing();
        channel.reached(null);
      }
    }
  }

  /** Somebody knows that a channel stands here: what is missing is read. */
  void know(Channel channel, Head known) {
    var head = channel.head();
    if (head == null) {
      found(channel, known);
    } else if (!head.epoch().equals(known.epoch())) {
      // A writer announces an epoch when it is decided; the store shows it a little later.
      channel.want(known.epoch());
      read(channel);
    } else if (known.seq() > head.seq()) {
      want(channel, known.seq());
    }
  }

  /** Who listens to a channel nobody could place has read it for himself, as far as it was then. */
  private void found(Channel channel, Head known) {
    if (channel.isConfirmed()) {
      channel.reached(known);
      channel.deliver(handOver, new Delivery.Missed(channel.name));
    }
  }

  private void want(Channel channel, long seq) {
    channel.want(seq);
    read(channel);
  }

  private void read(Channel channel) {
    if (channel.isReading()) {
      return;
    }
    channel.setReading(true);
    filled++;
    var head = channel.head();
    LOG.debug("reading {} after {}", channel.name, head);
    store
        .read(channel.name, 0, head)
        .onComplete(
            result ->
                hub.execute(
                    () -> {
                      channel.setReading(false);
                      if (result.succeeded() && result.result() != null) {
                        fill(channel, result.result());
                      }
                      if (channel.isMissing()) {
                        againIfMissing(channel);
                      } else {
                        letGo(channel);
                      }
                    }));
  }

  private void fill(Channel channel, Window window) {
    var head = channel.head();
    if (head != null && !head.epoch().equals(window.head().epoch())) {
      tally.count(BusEvent.GAP_BY_IMAGE);
      restart(channel, window.head());
    } else if (window.missed() == null) {
      tally.count(BusEvent.GAP_BY_IMAGE);
      restart(channel, new Head(window.head().epoch(), window.imageSeq()));
    } else if (window.missed().stream().anyMatch(message -> isMasked(message.bytes()))) {
      tally.count(BusEvent.GAP_BY_RESUME);
      channel.deliver(handOver, new Delivery.Missed(channel.name));
      channel.reached(later(head, window.head()));
    } else if (!window.missed().isEmpty()) {
      tally.count(BusEvent.GAP_BY_MESSAGES);
      for (var message : window.missed()) {
        var at = channel.head();
        if (at == null || message.seq() == at.seq() + 1) {
          hand(
              channel,
              News.of(channel.name, window.head().epoch(), message.seq(), message.bytes()));
        }
      }
    }
  }

  private static Head later(@Nullable Head present, Head other) {
    return present != null && present.seq() > other.seq() ? present : other;
  }

  private void againIfMissing(Channel channel) {
    if (!channel.isMissing() || channel.isEmpty()) {
      return;
    }
    if (isHopeless(channel)) {
      letGo(channel);
      return;
    }
    var pause = PAUSE_MILLIS << Math.min(channel.fruitlessReads(), DOUBLINGS);
    hub.schedule(Duration.ofMillis(pause), () -> readIfMissing(channel));
  }

  private void readIfMissing(Channel channel) {
    if (channel.isMissing() && !channel.isEmpty()) {
      read(channel);
    }
  }

  /**
   * An epoch that does not come was heard of too late: the channel has gone on. Messages that do
   * not come before everybody has to go are lost with the log they were in.
   */
  private static boolean isHopeless(Channel channel) {
    boolean mayCome = channel.isBehind() && !channel.isGoing();
    if (channel.fruitlessReads() < MOST_READS || mayCome) {
      return false;
    }
    channel.wantNothing();
    return true;
  }

  private void hand(Channel channel, News news) {
    channel.reached(new Head(news.epoch(), news.seq()));
    channel.deliver(handOver, news);
  }

  /** Who was to go before would miss how it ended, and stays. */
  private void restart(Channel channel, Head at) {
    channel.wantNothing();
    channel.takeGoing();
    channel.reached(at);
    channel.deliver(handOver, new Delivery.Restarted(channel.name));
  }

  private static boolean isMasked(byte[] json) {
    for (int i = 0; i + MASKED.length <= json.length; i++) {
      if (java.util.Arrays.equals(json, i, i + MASKED.length, MASKED, 0, MASKED.length)) {
        return true;
      }
    }
    return false;
  }
}
