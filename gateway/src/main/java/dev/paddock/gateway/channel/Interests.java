package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.ChannelHead;
import dev.paddock.engine.bus.BusMessage.ChannelInterest;
import dev.paddock.engine.bus.BusTally;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells writers which channels this gateway wants, and hears where those stand. */
final class Interests {
  /** Without an answer of the writer for so long the head in the store is taken. */
  static final Duration HEADS = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Interests.class);

  private final Loop hub;
  private final Bus bus;
  private final ChannelStore store;
  private final BusTally tally;
  private final Map<Long, List<String>> requests = new HashMap<>();
  private final Set<Partition> changed = new LinkedHashSet<>();
  private long requestCount;

  Interests(Loop hub, Bus bus, ChannelStore store, BusTally tally) {
    this.hub = hub;
    this.bus = bus;
    this.store = store;
    this.tally = tally;
  }

  /** Says at the end of this turn what has changed in a partition. */
  void changed(Partition partition) {
    if (changed.isEmpty()) {
      hub.execute(this::tell);
    }
    changed.add(partition);
  }

  /** Says everything to one node, or where it is null to whoever may be the owner. */
  void tellWhole(Partition partition, @Nullable String node) {
    tally.count(BusEvent.INTEREST_SAID);
    partition.takeChanges();
    var interest = interest(partition, true, partition.whole());
    if (node == null) {
      send(partition, interest);
    } else {
      bus.send(node, interest);
    }
  }

  /** Says the number by which the owner notices that it knows something else. */
  void tellDigest(Partition partition) {
    tally.count(BusEvent.DIGEST_SAID);
    send(
        partition,
        new BusMessage.Digest(
            partition.key.service(),
            partition.key.number(),
            bus.self(),
            partition.digest(),
            partition.owner() == null));
  }

  /** The channels an answer is about are confirmed from now on. */
  void heard(Partition partition, BusMessage.Heads heads) {
    requests.remove(heads.request());
    for (var each : heads.heads()) {
      confirmed(partition, each);
    }
  }

  /** Sends to the owner, or to whoever may be it; false where there is nobody. */
  boolean send(Partition partition, BusMessage message) {
    var owner = partition.owner();
    var nodes = owner == null ? bus.view().nodes(partition.key.service()) : List.of(owner);
    nodes.forEach(node -> bus.send(node, message));
    return !nodes.isEmpty();
  }

  private void tell() {
    for (var partition : changed) {
      if (partition.hasChanges()) {
        send(partition, interest(partition, false, partition.takeChanges()));
      }
    }
    changed.clear();
  }

  private BusMessage.Interest interest(
      Partition partition, boolean whole, List<ChannelInterest> channels) {
    var awaited =
        channels.stream().map(ChannelInterest::channel).filter(partition::isAwaited).toList();
    long request = awaited.isEmpty() ? 0 : await(partition, awaited);
    return new BusMessage.Interest(
        partition.key.service(), partition.key.number(), bus.self(), request, whole, channels);
  }

  private long await(Partition partition, List<String> channels) {
    long request = ++requestCount;
    requests.put(request, channels);
    hub.schedule(HEADS, () -> late(partition, request));
    return request;
  }

  private void late(Partition partition, long request) {
    var channels = requests.remove(request);
    if (channels == null) {
      return;
    }
    store
        .heads(channels)
        .onComplete(
            result ->
                hub.execute(
                    () -> {
                      if (result.failed()) {
                        LOG.debug("heads can not be read", result.cause());
                      }
                      Map<String, Head> heads = result.succeeded() ? result.result() : Map.of();
                      channels.forEach(
                          name -> confirmed(partition, new ChannelHead(name, heads.get(name))));
                    }));
  }

  private void confirmed(Partition partition, ChannelHead each) {
    var channel = partition.channels.get(each.channel());
    if (channel != null) {
      confirmed(channel, each.head());
    }
    var head = channel == null || channel.head() == null ? each.head() : channel.head();
    partition.takeWaiting(each.channel()).forEach(waiter -> waiter.accept(head));
  }

  /** Only before anybody hears anything a writer's head can be taken for what they have. */
  private static void confirmed(Channel channel, @Nullable Head head) {
    boolean isFirst = !channel.isConfirmed();
    channel.setConfirmed();
    var own = channel.head();
    if (own == null && isFirst) {
      channel.reached(head);
    } else if (own != null && head != null && head.epoch().equals(own.epoch())) {
      channel.want(head.seq());
    }
  }
}
