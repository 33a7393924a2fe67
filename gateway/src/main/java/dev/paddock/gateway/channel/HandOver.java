package dev.paddock.gateway.channel;

import dev.paddock.engine.loop.Loop;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what goes to each loop of sockets, and hands it over once a turn of the hub, but not
 * before the loop has taken what came before: a loop that falls behind is given only the newest
 * value of each stream.
 */
final class HandOver {
  private final Loop hub;
  private final Runnable flush = this::flush;
  private final List<Bundle> bundles = new ArrayList<>();
  private boolean isScheduled;

  HandOver(Loop hub) {
    this.hub = hub;
  }

  void add(SocketLoop loop) {
    while (bundles.size() <= loop.index()) {
      bundles.add(bundle(loop));
    }
    bundles.set(loop.index(), bundle(loop));
  }

  private Bundle bundle(SocketLoop loop) {
    return new Bundle(hub, loop.thread(), loop::take, flush);
  }

  int loops() {
    return bundles.size();
  }

  void put(int loop, Delivery delivery) {
    if (loop < 0 || loop >= bundles.size()) {
      return;
    }
    bundles.get(loop).put(delivery);
    if (!isScheduled) {
      isScheduled = true;
      hub.execute(flush);
    }
  }

  private void flush() {
    isScheduled = false;
    for (int i = 0; i < bundles.size(); i++) {
      bundles.get(i).handOver();
    }
  }
}
