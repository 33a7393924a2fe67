package dev.paddock.simulate;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage;

/** Looks at what writers tell gateways, at the moment it arrives. */
final class BusWatch {
  private final WatchedViews views;
  private final Truth truth;

  BusWatch(WatchedViews views, Truth truth) {
    this.views = views;
    this.truth = truth;
  }

  /**
   * Looks at a message in the inbox of a gateway.
   *
   * @throws Broken if it says what is not so
   */
  void hear(BusMessage message) {
    if (message instanceof BusMessage.Parcel parcel) {
      parcel.entries().forEach(this::hear);
    }
  }

  private void hear(BusMessage.Entry entry) {
    switch (entry) {
      case BusMessage.Told told when told.seq() > 0 -> told(told);
      case BusMessage.Answer answer -> truth.checkAnswer(answer);
      default -> {}
    }
  }

  private void told(BusMessage.Told told) {
    truth.checkHappened(told.channel(), told.epoch(), told.seq(), told.bytes());
    if (views.readable(told.channel(), told.epoch()) < told.seq()) {
      throw new Broken(
          Invariant.READABLE_BEFORE_VISIBLE,
          told.channel() + " " + new Head(told.epoch(), told.seq()) + " is told first");
    }
  }
}
