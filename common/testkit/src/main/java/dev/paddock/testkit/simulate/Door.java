package dev.paddock.testkit.simulate;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.InterestTable;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The gateway: says what it wants to hear, and hands on what it hears. */
final class Door {
  static final String NAME = "gateway-1";
  static final String SERVICE = "counters";
  private static final Duration DIGEST = Duration.ofSeconds(2);
  private static final Duration REPAIR = Duration.ofMillis(250);

  private final Bus bus;
  private final Loop loop;
  private final Listener listener;
  private final Map<Integer, List<BusMessage.ChannelInterest>> interest = new HashMap<>();
  private final Set<String> awaited = new TreeSet<>();

  Door(Bus bus, Loop loop, Listener listener) {
    this.bus = bus;
    this.loop = loop;
    this.listener = listener;
    bus.listen(this::hear);
    loop.schedule(DIGEST, this::digest);
    loop.schedule(REPAIR, this::repair);
  }

  void attach(String room, long userId) {
    var channel = Truth.channel(room);
    listener.listen(channel);
    var change = new BusMessage.ChannelInterest(channel, true, List.of(userId), List.of());
    all(Truth.partition(room)).add(change);
    tell(Truth.partition(room), false, List.of(change));
  }

  void detach(String room, long userId) {
    var channel = Truth.channel(room);
    all(Truth.partition(room))
        .replaceAll(
            c ->
                c.channel().equals(channel)
                    ? new BusMessage.ChannelInterest(channel, true, List.of(), List.of())
                    : c);
    var gone = new BusMessage.ChannelInterest(channel, true, List.of(), List.of(userId));
    tell(Truth.partition(room), false, List.of(gone));
  }

  private List<BusMessage.ChannelInterest> all(int partition) {
    return interest.computeIfAbsent(partition, p -> new ArrayList<>());
  }

  private void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> listener.hear(parcel);
      case BusMessage.Heads heads -> heads(heads);
      case BusMessage.Owner owner -> tell(owner.partition(), true, all(owner.partition()));
      case BusMessage.WantInterest want -> tell(want.partition(), true, all(want.partition()));
      default -> {}
    }
  }

  private void heads(BusMessage.Heads heads) {
    heads.heads().forEach(head -> awaited.remove(head.channel()));
    listener.hear(heads);
  }

  /** Says it, and asks where the channels stand: from there on nothing is missed. */
  private void tell(int partition, boolean whole, List<BusMessage.ChannelInterest> channels) {
    channels.forEach(channel -> awaited.add(channel.channel()));
    for (var node : bus.view().nodes(SERVICE)) {
      bus.send(
          node, new BusMessage.Interest(SERVICE, partition, NAME, 1, whole, List.copyOf(channels)));
    }
  }

  private void digest() {
    for (int p = 0; p < World.PARTITIONS; p++) {
      var table = new InterestTable();
      table.apply(true, all(p));
      for (var node : bus.view().nodes(SERVICE)) {
        bus.send(node, new BusMessage.Digest(SERVICE, p, NAME, table.digest()));
      }
      if (!Collections.disjoint(awaited, table.channels())) {
        tell(p, true, all(p));
      }
    }
    loop.schedule(DIGEST, this::digest);
  }

  private void repair() {
    listener.repair();
    loop.schedule(REPAIR, this::repair);
  }
}
