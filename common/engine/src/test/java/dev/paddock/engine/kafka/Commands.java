package dev.paddock.engine.kafka;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.engine.command.CommandEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

/** Commands to test with. */
final class Commands {
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private Commands() {}

  static CommandEnvelope command(String id, String room) {
    return new CommandEnvelope(
        id,
        "roll_dice",
        Instant.parse("2026-01-01T00:00:00.123Z"),
        Actor.user(7, "ann"),
        "gateway-1",
        "socket-1",
        new RoomId(room),
        "request-" + id,
        "{\"type\":\"roll_dice\"}".getBytes(StandardCharsets.UTF_8),
        TRACE);
  }

  /** Some room of a partition. */
  static String roomOf(int partition, int partitions) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "room_" + i)
        .filter(room -> Partitions.of(room, partitions) == partition)
        .findFirst()
        .orElseThrow();
  }
}
