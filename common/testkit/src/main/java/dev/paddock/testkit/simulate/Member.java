package dev.paddock.testkit.simulate;

import dev.paddock.engine.room.Ports;
import dev.paddock.testkit.loop.FakeNode;
import java.time.Duration;

/** One instance of the service. */
final class Member {
  private final String name;
  private final FakeNode node;
  private final Ports ports;
  private Duration stall = Duration.ZERO;
  private long stalledUntil;

  Member(String name, FakeNode node, Ports ports) {
    this.name = name;
    this.node = node;
    this.ports = ports;
  }

  String name() {
    return name;
  }

  FakeNode node() {
    return node;
  }

  Ports ports() {
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
