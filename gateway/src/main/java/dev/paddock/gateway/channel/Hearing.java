package dev.paddock.gateway.channel;

import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusTally;
import dev.paddock.engine.bus.ClusterView;
import java.util.List;

/** What writers say to this gateway. Hub only. */
final class Hearing {
  private final ChannelTable table;
  private final Interests interests;
  private final Positions positions;
  private final Audit audit;
  private final HandOver handOver;
  private final BusTally tally;
  private final People people;

  Hearing(
      ChannelTable table,
      Interests interests,
      Positions positions,
      Audit audit,
      HandOver handOver,
      BusTally tally,
      People people) {
    this.table = table;
    this.interests = interests;
    this.positions = positions;
    this.audit = audit;
    this.handOver = handOver;
    this.tally = tally;
    this.people = people;
  }

  /** Takes a message out of this node's inbox. */
  void hear(BusMessage message) {
    switch (message) {
      case BusMessage.Parcel parcel -> parcel(parcel);
      case BusMessage.Owner owner -> owner(owner);
      case BusMessage.WantInterest want ->
          whole(want.service(), want.partition(), want.claim(), want.node());
      case BusMessage.Heads heads -> heads(heads);
      case BusMessage.Interest interest -> {}
      case BusMessage.Digest digest -> {}
      case BusMessage.Frame frame -> frame(frame);
      case BusMessage.Input input -> {}
      case BusMessage.Replaced replaced -> people.replaced(replaced.socket());
    }
  }

  private void parcel(BusMessage.Parcel parcel) {
    var partition = table.partition(parcel.service(), parcel.partition());
    var fit = partition.take(parcel.claim(), parcel.n(), parcel.entries().isEmpty(), table.now());
    if (fit == Partition.Fit.OLD) {
      tally.count(BusEvent.PARCEL_OLD);
      return;
    }
    for (var entry : parcel.entries()) {
      entry(entry);
    }
    if (fit == Partition.Fit.HOLE) {
      tally.count(BusEvent.HOLE);
      audit.compare(List.copyOf(partition.channels.values()));
    }
  }

  private void frame(BusMessage.Frame frame) {
    var channel = table.find(frame.channel());
    var partition = table.partition(frame.service(), frame.partition());
    if (channel != null && partition.counts(frame.claim())) {
      channel.deliver(handOver, new Delivery.Streamed(frame, table.nanos()));
    }
  }

  private void entry(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told told -> {
        var channel = table.find(told.channel());
        if (channel != null) {
          positions.told(channel, told);
        }
      }
      case BusMessage.Gone gone -> {
        var channel = table.find(gone.channel());
        if (channel != null) {
          positions.gone(channel, gone.userId());
        }
      }
      case BusMessage.Answer answer ->
          handOver.put(SocketLoop.indexOf(answer.socket()), new Delivery.Answered(answer));
    }
  }

  private void owner(BusMessage.Owner owner) {
    var partition = table.partition(owner.service(), owner.partition());
    if (partition.owned(owner.node(), owner.claim(), table.now())) {
      tally.count(BusEvent.OWNER_HEARD);
      interests.tellWhole(partition, owner.node());
    }
  }

  private void whole(String service, int number, long claim, String node) {
    var partition = table.partition(service, number);
    if (partition.owned(node, claim, table.now())) {
      interests.tellWhole(partition, node);
    }
  }

  private void heads(BusMessage.Heads heads) {
    var partition = table.partition(heads.service(), heads.partition());
    if (partition.counts(heads.claim())) {
      interests.heard(partition, heads);
      heads.heads().forEach(this::know);
    }
  }

  private void know(BusMessage.ChannelHead each) {
    var channel = table.find(each.channel());
    if (channel != null && each.head() != null) {
      positions.know(channel, each.head());
    }
  }

  /** Looks which owners are gone. */
  void viewed(ClusterView view) {
    for (var partition : table.partitions()) {
      var owner = partition.owner();
      if (owner != null && !view.nodes(partition.key.service()).contains(owner)) {
        partition.disown();
      }
      if (partition.owner() == null && !partition.channels.isEmpty()) {
        interests.tellWhole(partition, null);
      }
    }
  }
}
