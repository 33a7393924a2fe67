package dev.paddock.engine.kafka;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Headers of the CloudEvents Kafka binding (binary mode), and the trace. */
final class CloudEvents {
  private CloudEvents() {}

  /**
   * @param source a URI reference, for example {@code /paddock/games}
   * @param trace W3C traceparent, empty for none
   */
  static void describe(
      ProducerRecord<?, ?> record,
      String id,
      String type,
      String source,
      Instant at,
      String trace) {
    Records.header(record, "ce_specversion", "1.0");
    Records.header(record, "ce_id", id);
    Records.header(record, "ce_type", type);
    Records.header(record, "ce_source", source);
    Records.header(record, "ce_time", at.truncatedTo(ChronoUnit.MILLIS).toString());
    Records.header(record, "content-type", "application/json");
    if (!trace.isEmpty()) {
      Records.header(record, "traceparent", trace);
    }
  }
}
