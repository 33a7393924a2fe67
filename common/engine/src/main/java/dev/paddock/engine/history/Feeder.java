package dev.paddock.engine.history;

import dev.paddock.core.Actor;
import dev.paddock.core.Feed;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.command.Trace;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events into commands for a service: a batch is sent, then its offsets are committed. A
 * command has the id of its event and errand, so that one sent twice within the memory of answers
 * has one effect; beyond that a kind knows what it has counted.
 */
public final class Feeder {
  private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);

  private final EventFollower follower;
  private final String service;
  private final List<Feed> feeds;
  private final Verdicts verdicts;
  private final CommandLog commands;
  private final WireCodec wire;
  private final Counter sent;
  private final Counter unreadable;
  private final Counter unverified;

  /**
   * @param service takes the commands
   * @param from the service whose events are read
   * @param feeds those that read them, all of runs or none: who waits for verdicts holds up others
   * @param verdicts for feeds of runs
   */
  public Feeder(
      Vertx vertx,
      KafkaClients kafka,
      String service,
      String from,
      List<Feed> feeds,
      Verdicts verdicts,
      CommandLog commands,
      WireCodec wire,
      MeterRegistry metrics) {
    this.follower =
        new EventFollower(
            vertx, kafka, from, group(service, from, feeds), EventFollower.FIRST_PAUSE, this::feed);
    this.service = service;
    this.feeds = List.copyOf(feeds);
    this.verdicts = verdicts;
    this.commands = commands;
    this.wire = wire;
    this.sent = metrics.counter("paddock.feeder.commands", "service", service);
    this.unreadable = metrics.counter("paddock.feeder.unreadable", "service", service);
    this.unverified = metrics.counter("paddock.feeder.unverified", "service", service);
  }

  /** The consumer group that shares the work. */
  private static String group(String service, String from, List<Feed> feeds) {
    boolean ofRuns = feeds.stream().anyMatch(Feed.OfRuns.class::isInstance);
    return "paddock-feed-" + service + "-" + from + (ofRuns ? "-runs" : "");
  }

  /** Begins, once Kafka is there; until then it tries. */
  public void start() {
    follower.start();
  }

  /** Ends; what is being sent may be sent again by another. */
  public Future<Void> stop() {
    return follower.stop();
  }

  Future<Void> feed(List<KafkaConsumerRecord<byte[], byte[]>> records) {
    Future<Void> done = Future.succeededFuture();
    for (var record : records) {
      for (var errands : errands(record)) {
        done = done.compose(before -> counts(errands)).compose(counts -> send(errands, counts));
      }
    }
    return done;
  }

  /**
   * What one feed wants done because of one event.
   *
   * @param run it rests on; null: on none
   */
  private record Errands(EventRecord event, @Nullable String run, List<Feed.Errand> list) {
    static Errands of(EventRecord event, Feed feed) {
      var list = feed.errands(event.told());
      boolean rests = feed instanceof Feed.OfRuns && !list.isEmpty();
      return new Errands(event, rests ? ((Feed.OfRuns) feed).run(event.told()) : null, list);
    }
  }

  private List<Errands> errands(KafkaConsumerRecord<byte[], byte[]> record) {
    try {
      var event = EventRecord.parse(record.value());
      return feeds.stream().map(feed -> Errands.of(event, feed)).toList();
    } catch (RuntimeException e) {
      unreadable.increment();
      LOG.error("{} {}@{} is left out", record.topic(), record.partition(), record.offset(), e);
      return List.of();
    }
  }

  private Future<Boolean> counts(Errands errands) {
    var run = errands.run();
    return run == null ? Future.succeededFuture(true) : verdicts.of(run);
  }

  private Future<Void> send(Errands errands, boolean counts) {
    Future<Void> done = Future.succeededFuture();
    if (!counts) {
      unverified.increment();
      return done;
    }
    for (var errand : errands.list()) {
      var command = command(errands.event(), errand);
      done = done.compose(before -> commands.publish(service, command));
      sent.increment();
    }
    return done;
  }

  private CommandEnvelope command(EventRecord event, Feed.Errand errand) {
    var payload = new LinkedHashMap<String, Object>();
    payload.put("type", errand.type());
    payload.putAll(errand.fields());
    return new CommandEnvelope(
        event.id() + ":" + errand.id(),
        errand.type(),
        event.told().at(),
        Actor.SYSTEM,
        "",
        "",
        errand.room(),
        null,
        wire.json(payload),
        Trace.next());
  }
}
