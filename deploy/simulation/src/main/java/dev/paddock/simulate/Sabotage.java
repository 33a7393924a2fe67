package dev.paddock.simulate;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.log.FakeEvents;

/** A known bug, planted between the engine and its world to see that it is found. */
interface Sabotage {
  /** No bug. */
  Sabotage NONE = new Sabotage() {};

  /** What an instance is given in place of its true ports. */
  default Ports ports(Ports ports) {
    return ports;
  }

  /** What a publisher is given. */
  default PublishLog publishLog(PublishLog log, FakeEvents events) {
    return log;
  }

  /** What a gateway reads. */
  default ChannelStore channels(ChannelStore store) {
    return store;
  }

  /** How a gateway speaks and hears. */
  default Bus bus(Bus bus) {
    return bus;
  }

  /** The rules of the rooms. */
  default CounterKind kind() {
    return new CounterKind();
  }
}
