package dev.paddock.engine.replay;

import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.run.RunLog;
import dev.paddock.engine.run.RunLogs;
import dev.paddock.engine.run.Verdict;
import dev.paddock.engine.run.Verification;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code paddock replay --race ID [--verify]} and {@code --file F}: finds runs in the logs of
 * inputs or in a downloaded replay, makes them again and names the first tick at which something is
 * otherwise.
 */
final class RunCheck {
  private static final String RACE = "--race";
  private static final String FILE = "--file";
  private static final String VERIFY = "--verify";

  private final PrintStream out;
  private final WireCodec wire = new WireCodec();

  /** A run and the kind that can make it again, null if none here can. */
  private record Found(RunLog log, @Nullable RunningKind<?, ?, ?> kind) {}

  private RunCheck(PrintStream out) {
    this.out = out;
  }

  /** Whether the arguments ask for this. */
  static boolean isAsked(List<String> args) {
    return args.contains(RACE) || args.contains(FILE);
  }

  /**
   * Does it; blocks.
   *
   * @param needed gives the value of a variable, for {@code --race}
   * @return the exit status of {@link Replay}
   */
  static int run(List<String> args, Function<String, String> needed, PrintStream out) {
    var file = value(args, FILE);
    var race = value(args, RACE);
    if ((file == null) == (race == null)) {
      throw new Misuse("Either --race ID or --file F.");
    }
    var check = new RunCheck(out);
    if (file != null) {
      return check.verify(List.of(check.read(Path.of(file))));
    }
    var found = check.find(needed.apply("PADDOCK_KAFKA"), String.valueOf(race));
    if (found.isEmpty()) {
      throw new Misuse("There is no run or room " + race + " in the logs of inputs.");
    }
    return args.contains(VERIFY) ? check.verify(found) : check.print(found);
  }

  private Found read(Path file) {
    try {
      var replay = dev.paddock.engine.run.Replay.read(wire, Files.readAllBytes(file));
      return new Found(replay.log(wire), kinds().get(replay.kind()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Found> find(String kafka, String id) {
    var clients = new KafkaClients(kafka, "replay");
    var found = new ArrayList<Found>();
    for (var service : Kinds.services()) {
      var kinds = Kinds.load(service.name());
      if (kinds.haveRuns()) {
        find(clients, kinds, id, found);
      }
    }
    return found;
  }

  private static void find(KafkaClients clients, Kinds kinds, String id, List<Found> found) {
    var service = kinds.service().name();
    try (var inputs = KafkaJournal.inputs(clients, service, new SimpleMeterRegistry())) {
      for (int partition = 0; partition < inputs.partitions(); partition++) {
        for (var log : logs(inputs, partition)) {
          var begun = log.begun();
          if (begun.run().equals(id) || log.room().value().equals(id)) {
            found.add(new Found(log, kinds.running(begun.kind())));
          }
        }
      }
    }
  }

  private static List<RunLog> logs(KafkaJournal inputs, int partition) {
    var logs = new ArrayList<RunLog>();
    var fold = new RunLogs(Mark.start(inputs.topicId()), logs::add);
    inputs.read(partition, inputs.start(partition), inputs.end(partition), fold::entry);
    logs.addAll(fold.running());
    return logs;
  }

  private int print(List<Found> found) {
    for (var each : found) {
      var json = wire.json(dev.paddock.engine.run.Replay.of(wire, each.log()));
      out.println(new String(json, StandardCharsets.UTF_8));
    }
    return Replay.SAME;
  }

  private int verify(List<Found> found) {
    boolean same = true;
    for (var each : found) {
      var verdict = verdict(each);
      same &= verdict.same();
      out.println(line(each.log(), verdict).encode());
    }
    return same ? Replay.SAME : Replay.DIFFERENT;
  }

  private Verdict verdict(Found found) {
    var kind = found.kind();
    if (kind == null) {
      throw new Misuse("Nothing here knows the kind " + found.log().begun().kind() + ".");
    }
    return Verification.of(kind, wire, found.log());
  }

  private static JsonObject line(RunLog log, Verdict verdict) {
    var line =
        new JsonObject()
            .put("replay", log.begun().run())
            .put("room", log.room().value())
            .put("over", log.ended() != null)
            .put("keyframes", log.keyframes().size())
            .put("verified", verdict.same())
            .put("tick", verdict.tick());
    return verdict.same() ? line : line.put("what", verdict.what());
  }

  private static Map<String, RunningKind<?, ?, ?>> kinds() {
    return Kinds.all().stream()
        .filter(RunningKind.class::isInstance)
        .collect(Collectors.toMap(kind -> kind.name(), kind -> (RunningKind<?, ?, ?>) kind));
  }

  private static @Nullable String value(List<String> args, String option) {
    int at = args.indexOf(option);
    if (at < 0) {
      return null;
    }
    if (at + 1 == args.size() || args.get(at + 1).startsWith("--")) {
      throw new Misuse(option + " needs a value.");
    }
    return args.get(at + 1);
  }
}
