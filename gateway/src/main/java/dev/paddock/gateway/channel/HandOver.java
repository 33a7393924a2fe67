package dev.paddock.gateway.channel;

import dev.paddock.engine.loop.Loop;
import java.util.ArrayList;
import java.util.List;

/** Gathers what goes to each loop of sockets, and hands it over once a turn of the hub. */
final class HandOver {
  private final Loop hub;
  private final Runnable flush = this::flush;
  private final List<SocketLoop> loops = new ArrayList<>();
  private final List<List<Delivery>> waiting = new ArrayList<>();
  private boolean isScheduled;

  HandOver(Loop hub) {
    this.hub = hub;
  }

  void add(SocketLoop loop) {
    while (loops.size() <= loop.index()) {
      loops.add(loop);
      waiting.add(new ArrayList<>());
    }
    loops.set(loop.index(), loop);
  }

  int loops() {
    return loops.size();
  }

  void put(int loop, Delivery delivery) {
    if (loop < 0 || loop >= loops.size()) {
      return;
    }
    waiting.get(loop).add(delivery);
    if (!isScheduled) {
      isScheduled = true;
      hub.execute(flush);
    }
  }

  private void flush() {
    isScheduled = false;
    for (int i = 0; i < waiting.size(); i++) {
      var deliveries = waiting.get(i);
      if (!deliveries.isEmpty()) {
        waiting.set(i, new ArrayList<>(deliveries.size()));
        var loop = loops.get(i);
        loop.thread().execute(() -> loop.take(deliveries));
      }
    }
  }
}
