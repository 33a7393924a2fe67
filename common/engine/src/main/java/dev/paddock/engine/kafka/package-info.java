/**
 * The log: every adapter to Kafka. Start reading at {@link dev.paddock.engine.kafka.Topics}, then
 * {@link dev.paddock.engine.kafka.KafkaJournal}.
 */
@NullMarked
package dev.paddock.engine.kafka;

import org.jspecify.annotations.NullMarked;
