package dev.paddock.engine.room;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.Entry;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.run.RunWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends what is readable to the gateways that care, numbered. Loop only. */
final class Telling {
  private final Loop loop;
  private final Bus bus;
  private final String service;
  private final int partition;
  private final long claim;
  private final Interests interests;

  Telling(Ports ports, String service, int partition, long claim, Interests interests) {
    this.loop = ports.loop();
    this.bus = ports.bus();
    this.service = service;
    this.partition = partition;
    this.claim = claim;
    this.interests = interests;
  }

  /** Tells items in order: one message a gateway. */
  void tell(List<Item> items) {
    var parcels = new LinkedHashMap<Interests.Gateway, List<Entry>>();
    for (var item : items) {
      item.changes().forEach(change -> add(parcels, change));
      var reply = item.answer();
      if (reply != null) {
        parcel(parcels, interests.gateway(reply.gateway(), loop.nanos())).add(reply.answer());
      }
    }
    parcels.forEach(this::send);
  }

  /** Tells a gateway that a channel is over for everybody. */
  void gone(Interests.Gateway gateway, String channel) {
    send(gateway, List.of(new BusMessage.Gone(channel, 0)));
  }

  /** Tells a streaming message without a number. */
  void stream(String channel, byte[] bytes) {
    var told = new BusMessage.Told(channel, "", 0, bytes, Map.of());
    for (var gateway : interests.listeners(channel)) {
      send(gateway, List.of(told));
    }
  }

  /** Shows a state of a run; may be lost, so it has no number. */
  void frame(String channel, RunWriter.Shown shown) {
    var frame =
        new BusMessage.Frame(
            service,
            partition,
            claim,
            channel,
            shown.tick(),
            shown.json(),
            shown.binary(),
            shown.info());
    for (var gateway : interests.listeners(channel)) {
      bus.send(gateway.node, frame);
    }
  }

  /** Tells a socket that its input does not count; may be lost. */
  void refuse(String channel, BusMessage.Input input, Reason reason, String message) {
    var answer =
        new BusMessage.Answer(
            input.socket(),
            "",
            null,
            input.room(),
            channel,
            "",
            0,
            reason,
            message,
            new byte[0],
            List.of());
    send(interests.gateway(input.gateway(), loop.nanos()), List.of(answer));
  }

  /** Repeats the newest number, so that a gateway notices what it missed. */
  void number() {
    for (var gateway : interests.gateways()) {
      bus.send(
          gateway.node, new BusMessage.Parcel(service, partition, claim, gateway.told, List.of()));
    }
  }

  private void add(Map<Interests.Gateway, List<Entry>> parcels, Change change) {
    for (var gateway : interests.listeners(change.channel())) {
      var entries = parcel(parcels, gateway);
      for (var spoken : change.spoken()) {
        if (!spoken.isForAsker()) {
          entries.add(
              new BusMessage.Told(
                  change.channel(),
                  change.epoch(),
                  spoken.seq(),
                  spoken.bytes(),
                  spoken.privately()));
        }
      }
      for (long user : change.gone()) {
        entries.add(new BusMessage.Gone(change.channel(), user));
      }
      if (change.closed()) {
        entries.add(new BusMessage.Gone(change.channel(), 0));
      }
    }
  }

  private static List<Entry> parcel(
      Map<Interests.Gateway, List<Entry>> parcels, Interests.Gateway gateway) {
    return parcels.computeIfAbsent(gateway, g -> new ArrayList<>());
  }

  private void send(Interests.Gateway gateway, List<Entry> entries) {
    if (!entries.isEmpty()) {
      bus.send(
          gateway.node, new BusMessage.Parcel(service, partition, claim, ++gateway.told, entries));
    }
  }
}
