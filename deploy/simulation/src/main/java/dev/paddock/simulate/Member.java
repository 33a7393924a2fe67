package dev.paddock.simulate;

import dev.paddock.engine.room.Ports;
import dev.paddock.testkit.loop.FakeNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One instance of the service. */
final class Member {
  private final String name;
  private final FakeNode node;
  private @Nullable Ports ports;
  private Duration stall = Duration.ZERO;
  private long stalledUntil;

  Member(String name, FakeNode node) {
    this.name = name;
    this.node = node;
  }

  String name() {
    return name;
  }

  FakeNode node() {
    return node;
  }

  void ports(Ports itsPorts) {
    ports = itsPorts;
  }

  Ports ports() {
    if (ports == null) {
      throw new IllegalStateException(name + " has not started");
    }
    return ports;
  }

  /** Its sends take that long for a while. */
  void stall(Duration latency, Duration time) {
    stall = latency;
    stalledUntil = node.nanos() + time.toNanos();
  }

  Duration stall() {
    return node.nanos() < stalledUntil ? stall : Duration.ZERO;
  }
}
