package dev.paddock.engine.replay;

import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaCopy;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.KafkaTopic;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.replay.Request.Print;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Room;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One run of the tool against a topic that is there. */
final class Run {
  private final Request request;
  private final Replay.Servers servers;
  private final KafkaClients clients;
  private final KafkaTopic topic;
  private final PrintStream err;
  private final Printer printer;
  private final Progress progress;

  Run(
      Request request,
      Replay.Servers servers,
      KafkaClients clients,
      KafkaTopic topic,
      PrintStream out,
      PrintStream err) {
    this.request = request;
    this.servers = servers;
    this.clients = clients;
    this.topic = topic;
    this.err = err;
    this.printer = new Printer(out, request.text());
    this.progress = new Progress(err, System::nanoTime);
  }

  /** Does it and returns the exit status. */
  int run() {
    var ranges = Range.of(request, topic);
    if (request.dryRun()) {
      plan(ranges);
      return Replay.SAME;
    }
    int status = run(ranges);
    progress.end();
    return status;
  }

  private int run(List<Range> ranges) {
    if (!request.diffs().isEmpty()) {
      return compare(ranges);
    }
    var to = request.to();
    if (to != null) {
      copy(ranges, to);
    } else if (!request.isJournal()) {
      records(ranges, printer::record);
    } else if (request.print() == Print.EVENTS) {
      decisions(ranges);
    } else {
      states(ranges);
    }
    return Replay.SAME;
  }

  private void plan(List<Range> ranges) {
    for (var range : ranges) {
      err.printf(
          "replay: %s-%d, offsets %d to %d, at most %,d records%n",
          request.topic(), range.partition(), range.from(), range.upTo(), range.records());
    }
    var to = request.to();
    err.println(to == null ? "replay: nothing was read" : "replay: nothing was written to " + to);
  }

  private int compare(List<Range> ranges) {
    var vertx = Vertx.vertx();
    try {
      var comparison = new Comparison(request, kinds(), servers, vertx, progress);
      var found =
          request.isJournal()
              ? comparison.ofJournal(clients, ranges)
              : comparison.ofEvents(topic, ranges);
      found.forEach(printer::difference);
      comparison.close();
      err.printf("replay: %d differences%n", found.size());
      return found.isEmpty() ? Replay.SAME : Replay.DIFFERENT;
    } finally {
      Waiting.on(vertx.close());
    }
  }

  private void copy(List<Range> ranges, String to) {
    try (var copy = KafkaCopy.open(clients, to, topic.partitions())) {
      var pace = new Pace(request.speed(), System.nanoTime());
      records(
          ranges,
          record -> {
            Waiting.until(pace.due(record.timestamp()));
            copy.put(record);
          });
      copy.flush();
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  private void records(List<Range> ranges, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    ranges.forEach(range -> progress.expect(range.records()));
    new Merged(topic, ranges)
        .each(
            record -> {
              progress.step();
              if (isWanted(record)) {
                handler.accept(record);
              }
            });
  }

  private boolean isWanted(ConsumerRecord<byte[], byte[]> record) {
    var room = request.room();
    return room == null
        || (record.key() != null && room.equals(new String(record.key(), StandardCharsets.UTF_8)));
  }

  private void decisions(List<Range> ranges) {
    var service = kinds().service().name();
    try (var journal = KafkaJournal.open(clients, service, new SimpleMeterRegistry())) {
      var listing = new JournalListing(journal, printer, progress);
      ranges.forEach(
          range -> listing.print(range, journal.start(range.partition()), request.room()));
    }
  }

  private void states(List<Range> ranges) {
    try (var folding = Folding.of(kinds(), clients, request.topic(), ranges, progress)) {
      for (int i = 0; i < ranges.size(); i++) {
        states(folding.folds().get(i), ranges.get(i).from());
      }
    }
  }

  /** Prints the rooms that something happened to in the range. */
  private void states(JournalFold fold, long from) {
    var room = request.room();
    fold.rooms().stream()
        .filter(r -> room == null || r.id().value().equals(room))
        .filter(r -> request.since() == null || fold.decided(r.id()) >= from)
        .sorted(Comparator.comparing((Room r) -> r.id().value()))
        .forEach(r -> printer.state(fold.partition(), r));
    if (fold.skipped() > 0 || !fold.unknown().isEmpty()) {
      err.printf(
          "replay: partition %d: %d records do not count, %d rooms are older than the log%n",
          fold.partition(), fold.skipped(), fold.unknown().size());
    }
  }

  private Kinds kinds() {
    try {
      return Kinds.load(Topics.service(request.topic()));
    } catch (IllegalStateException e) {
      throw new Misuse(request.topic() + " is of no service of this program.");
    }
  }
}
