package dev.paddock.gateway.measure;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Rooms in which something is said twenty times a second, with the time at which it was said. */
final class Rooms implements AutoCloseable {
  static final int COUNT = 40;

  /** One more, with large messages, which only the others listen to. */
  static final String LOUD = "loud";

  private static final int PER_SECOND = 20;
  private static final String SMALL = "x".repeat(200);
  private static final String LARGE = "x".repeat(8_000);

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong said = new AtomicLong();

  Rooms(GatewayFixture fixture) {
    for (int i = 0; i < COUNT; i++) {
      make(fixture, 1_000 + i, name(i));
    }
    make(fixture, 999, LOUD);
    var unused =
        clock.scheduleAtFixedRate(
            () -> speak(fixture), 0, 1_000 / PER_SECOND, TimeUnit.MILLISECONDS);
  }

  static String name(int number) {
    return "room " + number;
  }

  static String channel(String name) {
    return Parlour.channel(name);
  }

  long said() {
    return said.get();
  }

  private static void make(GatewayFixture fixture, long user, String name) {
    var maker = fixture.connect(user);
    maker.request("create_room", "room_name", name);
    maker.await("ack");
    maker.close();
  }

  private void speak(GatewayFixture fixture) {
    for (int i = 0; i < COUNT; i++) {
      fixture.writer.say(name(i), System.nanoTime() + " " + SMALL);
    }
    fixture.writer.say(LOUD, LARGE);
    said.incrementAndGet();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
