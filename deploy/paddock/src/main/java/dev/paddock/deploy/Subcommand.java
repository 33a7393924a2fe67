package dev.paddock.deploy;

import dev.paddock.deploy.bench.Bench;
import dev.paddock.engine.config.Env;
import dev.paddock.engine.config.Mode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the program can do. */
enum Subcommand {
  LOCAL("everything in one JVM, with its own Kafka, Redis and MongoDB") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      Program.local(Env.read(env, Mode.LOCAL), out);
    }
  },
  INFRA("only Kafka, Redis and MongoDB; prints the variables the services need") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      InfraCommand.run(Env.read(env, Mode.INFRA), out);
    }
  },
  GATEWAY("one gateway: the door for browsers") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      Program.gateway(Env.read(env, Mode.GATEWAY), out);
    }
  },
  GAME("one game service") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      Program.service(Env.read(env, Mode.SERVICE), "games", out);
    }
  },
  RACE("one race service") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      Program.service(Env.read(env, Mode.SERVICE), "races", out);
    }
  },
  REPLAY("reads a topic: prints, folds, compares or copies it; `replay --help` says more") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      run(args, env, out, out);
    }

    @Override
    int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
      return ReplayCommand.run(args, env, out, err);
    }
  },
  SIMULATE("the engine in a world of faults: --seeds N --from S") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      SimulateCommand.run(args, out);
    }
  },
  BENCH("benchmarks by name; `bench` alone lists them") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      run(args, env, out, out);
    }

    @Override
    int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
      return Bench.run(args, out, err);
    }
  },
  HELP("this; `help config` lists every variable with its default") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      out.print(args.equals(List.of("config")) ? Env.describe() : Help.overview());
    }
  };

  private final String summary;

  Subcommand(String summary) {
    this.summary = summary;
  }

  /**
   * Does it; returns when it is done, or when it goes on in the background.
   *
   * @param args what follows the subcommand
   */
  abstract void run(List<String> args, Map<String, String> env, PrintStream out);

  /** The same for those that end with a status of their own, and say how far they are. */
  int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
    run(args, env, out);
    return 0;
  }

  String summary() {
    return summary;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Subcommand> find(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }
}
