package dev.paddock.engine.kafka;

import dev.paddock.engine.command.CommandSource.Received;
import dev.paddock.engine.wire.InvalidPayload;
import dev.paddock.engine.wire.WireCodec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads commands; what cannot be handled says why and carries no command. */
final class CommandRecords {
  /** The record is no command envelope. */
  static final String BAD_ENVELOPE = "BAD_ENVELOPE";

  /** The room belongs to another partition, and so to another writer. */
  static final String WRONG_PARTITION = "WRONG_PARTITION";

  private final WireCodec wire;
  private final int partitions;

  CommandRecords(WireCodec wire, int partitions) {
    this.wire = wire;
    this.partitions = partitions;
  }

  Received decode(ConsumerRecord<byte[], byte[]> record) {
    var raw = record.value() == null ? new byte[0] : record.value();
    if (record.key() == null) {
      return faulty(record, raw, BAD_ENVELOPE);
    }
    if (Partitions.of(record.key(), partitions) != record.partition()) {
      return faulty(record, raw, WRONG_PARTITION);
    }
    try {
      return check(record, raw);
    } catch (InvalidPayload e) {
      return faulty(record, raw, BAD_ENVELOPE);
    }
  }

  /** The room in the envelope decides, so it must be one of this partition, whatever the key. */
  private Received check(ConsumerRecord<byte[], byte[]> record, byte[] raw) throws InvalidPayload {
    var command = wire.envelope(raw);
    if (Partitions.of(command.room().value(), partitions) != record.partition()) {
      return faulty(record, raw, WRONG_PARTITION);
    }
    return new Received(record.partition(), record.offset(), command, raw, null);
  }

  private static Received faulty(ConsumerRecord<?, ?> record, byte[] raw, String fault) {
    return new Received(record.partition(), record.offset(), null, raw, fault);
  }
}
