package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"room_a", "room_aaaaaaaaaaaaaaaa", "x", "R-1_2"})
  void roomsLieWhereKafkasOwnPartitionerPutsThem(String room) {
    var key = room.getBytes(StandardCharsets.UTF_8);
    assertThat(Partitions.of(room, 12)).isEqualTo(BuiltInPartitioner.partitionForKey(key, 12));
  }

  @Test
  void roomsAreSpreadOverAllPartitions() {
    assertThat(IntStream.range(0, 1_000).map(i -> Partitions.of("room_" + i, 12)).distinct())
        .hasSize(12);
  }
}
