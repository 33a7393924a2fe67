package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.engine.wire.WireCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads checkpoints: of each key the newest committed record. */
public final class KafkaSnapshots implements Snapshots, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSnapshots.class);

  private final LogReader reader;
  private final WireCodec wire;

  private KafkaSnapshots(LogReader reader, WireCodec wire) {
    this.reader = reader;
    this.wire = wire;
  }

  /** Connects; blocks. */
  public static KafkaSnapshots open(KafkaClients clients, String service, WireCodec wire) {
    var topic = Topics.snapshots(service);
    return new KafkaSnapshots(
        new LogReader(topic, clients.committedRangeConsumer("snapshots")), wire);
  }

  @Override
  public @Nullable Checkpoint read(int partition) {
    return checkpoint(partition, newest(partition));
  }

  /** How far the publisher of a partition has come. */
  PublishLog.Place place(int partition) {
    var newest = newest(partition);
    var mark = newest.get(SnapshotKeys.MARK);
    var stored = new HashSet<>(newest.keySet());
    stored.removeIf(key -> !SnapshotKeys.isRoom(key));
    return new PublishLog.Place(
        mark == null ? null : wire.<Mark>value(Mark.class, mark),
        checkpoint(partition, newest),
        stored);
  }

  @Override
  public void close() {
    reader.close();
  }

  private @Nullable Checkpoint checkpoint(int partition, Map<String, byte[]> newest) {
    var sealed = newest.get(SnapshotKeys.CHECKPOINT);
    if (sealed == null) {
      return null;
    }
    var seal = wire.<SnapshotKeys.Seal>value(SnapshotKeys.Seal.class, sealed);
    var rooms = new ArrayList<byte[]>();
    newest.forEach(
        (key, value) -> {
          if (SnapshotKeys.isRoom(key)) {
            rooms.add(value);
          }
        });
    if (rooms.size() != seal.rooms()) {
      LOG.error(
          "checkpoint of partition {} has {} rooms, {} are there: it is not used",
          partition,
          seal.rooms(),
          rooms.size());
      return null;
    }
    return new Checkpoint(seal.mark(), seal.nextCommand(), rooms, newest.get(SnapshotKeys.LOOSE));
  }

  private Map<String, byte[]> newest(int partition) {
    var newest = new LinkedHashMap<String, byte[]>();
    reader.read(partition, reader.start(partition), reader.end(partition), r -> put(newest, r));
    return newest;
  }

  private static void put(Map<String, byte[]> newest, ConsumerRecord<byte[], byte[]> record) {
    var key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      newest.remove(key);
    } else {
      newest.put(key, record.value());
    }
  }
}
