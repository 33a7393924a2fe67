package dev.paddock.testkit.simulate;

import dev.paddock.engine.room.Ports;
import dev.paddock.testkit.simulate.counter.CounterKind;

/** A known bug, planted between the engine and its world to see that it is found. */
interface Sabotage {
  /** No bug. */
  Sabotage NONE = new Sabotage() {};

  /** What an instance is given in place of its true ports. */
  default Ports ports(Ports ports) {
    return ports;
  }

  /** The rules of the rooms. */
  default CounterKind kind() {
    return new CounterKind();
  }
}
