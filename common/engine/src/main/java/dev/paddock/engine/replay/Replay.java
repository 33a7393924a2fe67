package dev.paddock.engine.replay;

import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaTopic;
import dev.paddock.engine.replay.Request.Store;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code paddock replay}: reads a topic and prints, folds, compares or copies it. */
public final class Replay {
  /** It was done, and nothing differs. */
  public static final int SAME = 0;

  /** A store has something otherwise than the log. */
  public static final int DIFFERENT = 1;

  /** It was called in a way that cannot work. */
  public static final int MISUSED = 2;

  /** A server did not answer, or a log cannot be read. */
  public static final int FAILED = 3;

  private static final String HELP =
      """
      Usage: paddock replay TOPIC [options]
             paddock replay --race ID [--verify]
             paddock replay --file FILE

      Reads a topic: X.journal is folded to rooms by the reader rule, the records of other topics
      are printed as they are. Without options everything is read that was written until now.

        --partition N,…        only these partitions
        --room ID              only this room (and so its partition)
        --since OFFSET|TIME    from there on; a time like 2026-05-04T10:00:00Z
        --until OFFSET|TIME    up to there, exclusive
        --print states|events  of a journal: rooms as they stand then (default), or its records
        --text                 for people; else one JSON object a line
        --diff redis,mongo     compare what is there now: rooms of X.journal with Redis, finished
                               games of X.journal or X.events with MongoDB
        --to TOPIC             copy X.events or X.commands: keys, values, headers, times as they are
        --speed N|full         a copy N times as fast as it happened (default 1)
        --dry-run              only say what would be read

        --race ID              the runs of a race or with that replay id, as JSON replays
        --verify               make them again and compare inputs, states and hashes instead
        --file FILE            the same for a downloaded replay

      Servers: PADDOCK_KAFKA, and for --diff PADDOCK_REDIS and PADDOCK_MONGO.
      Status: 0 done and nothing differs, 1 something differs, 2 misuse, 3 it could not be read.
      """;

  /**
   * Where the servers are.
   *
   * @param redis needed to compare with it only
   * @param mongo needed to compare with it only
   */
  public record Servers(@Nullable String kafka, @Nullable String redis, @Nullable String mongo) {}

  private Replay() {}

  /**
   * Does what the arguments say; blocks.
   *
   * @param args what follows {@code paddock replay}
   * @param err for progress and mistakes
   * @return the exit status
   */
  public static int run(List<String> args, Servers servers, PrintStream out, PrintStream err) {
    if (args.contains("--help")) {
      out.print(HELP);
      return SAME;
    }
    try {
      if (RunCheck.isAsked(args)) {
        return RunCheck.run(args, variable -> needed(servers.kafka(), variable), out);
      }
      return run(Arguments.parse(args), servers, out, err);
    } catch (Misuse e) {
      err.println(e.getMessage() + " See `paddock replay --help`.");
      return MISUSED;
    } catch (RuntimeException e) {
      err.println("replay: " + e.getMessage());
      return FAILED;
    } finally {
      out.flush();
    }
  }

  private static int run(Request request, Servers servers, PrintStream out, PrintStream err) {
    var kafka = needed(servers.kafka(), "PADDOCK_KAFKA");
    if (request.diffs().contains(Store.REDIS)) {
      needed(servers.redis(), "PADDOCK_REDIS");
    }
    if (request.diffs().contains(Store.MONGO)) {
      needed(servers.mongo(), "PADDOCK_MONGO");
    }
    var clients = new KafkaClients(kafka, "replay");
    try (var topic = open(clients, request.topic())) {
      return new Run(request, servers, clients, topic, out, err).run();
    }
  }

  private static String needed(@Nullable String address, String variable) {
    if (address == null) {
      throw new Misuse(variable + " is missing (`paddock infra` prints one).");
    }
    return address;
  }

  private static KafkaTopic open(KafkaClients clients, String topic) {
    try {
      return KafkaTopic.open(clients, topic);
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }
}
