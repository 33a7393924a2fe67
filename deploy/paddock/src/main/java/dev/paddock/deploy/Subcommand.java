package dev.paddock.deploy;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the program can do. */
enum Subcommand {
  INFRA("only the embedded Kafka, Redis and MongoDB; prints the variables the services need") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      InfraCommand.run(env, out);
    }
  },
  HELP("this, and with `config` every variable with its default") {
    @Override
    void run(List<String> args, Map<String, String> env, PrintStream out) {
      out.print(Help.overview());
    }
  };

  private final String summary;

  Subcommand(String summary) {
    this.summary = summary;
  }

  abstract void run(List<String> args, Map<String, String> env, PrintStream out);

  String summary() {
    return summary;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<Subcommand> find(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }
}
