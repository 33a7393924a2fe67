package dev.paddock.gateway.channel;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What waits for one loop of sockets. Hub only, but for what the loop itself calls. */
final class Bundle {
  /** Once something has waited so long, of each stream only the newest value is kept. */
  static final Duration BEHIND = Duration.ofMillis(50);

  /** Sets states of runs apart from other values of a channel. */
  private static final String RUN = "run:";

  private enum State {
    /** The loop has taken everything. */
    IDLE,
    /** The loop has something to take. */
    UNDER_WAY,
    /** And more waits for it. */
    MORE
  }

  private final Loop hub;
  private final Executor loop;
  private final Consumer<List<Delivery>> taker;
  private final Runnable again;
  private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
  private final Map<String, Integer> places = new HashMap<>();
  private List<Delivery> waiting = new ArrayList<>();
  private long since;

  /**
   * @param loop runs the taker
   * @param again is run on the hub when everything was taken and more waits
   */
  Bundle(Loop hub, Executor loop, Consumer<List<Delivery>> taker, Runnable again) {
    this.hub = hub;
    this.loop = loop;
    this.taker = taker;
    this.again = again;
  }

  void put(Delivery delivery) {
    if (waiting.isEmpty()) {
      since = hub.nanos();
    }
    if (delivery instanceof Delivery.Message(var news) && news.isReplaceable()) {
      stream(news.channel());
    } else if (delivery instanceof Delivery.Streamed streamed) {
      stream(RUN + streamed.state().channel());
    }
    waiting.add(delivery);
  }

  /** Hands over what waits, now or when the loop has taken what it was given before. */
  void handOver() {
    if (waiting.isEmpty()) {
      return;
    }
    if (state.compareAndSet(State.IDLE, State.UNDER_WAY)) {
      var deliveries = waiting;
      waiting = new ArrayList<>(deliveries.size());
      places.clear();
      loop.execute(() -> take(deliveries));
    } else if (!state.compareAndSet(State.UNDER_WAY, State.MORE) && state.get() == State.IDLE) {
      handOver();
    }
  }

  private void take(List<Delivery> deliveries) {
    taker.accept(deliveries);
    if (state.getAndSet(State.IDLE) == State.MORE) {
      hub.execute(again);
    }
  }

  /** Takes the stale value of a stream out, if things have waited for long. */
  private void stream(String name) {
    var before = places.put(name, waiting.size());
    if (before != null && hub.nanos() - since > BEHIND.toNanos()) {
      var stale = waiting.set(before, Delivery.Stale.INSTANCE);
      if (stale instanceof Delivery.Message(var old)) {
        old.release();
      }
    }
  }
}
