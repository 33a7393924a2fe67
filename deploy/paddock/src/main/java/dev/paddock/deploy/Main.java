package dev.paddock.deploy;

import dev.paddock.embedded.EmbeddedException;
import dev.paddock.engine.config.ConfigException;
import dev.paddock.engine.launch.Launcher;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The program: its first argument says which part of Paddock to run. */
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  public static void main(String[] args) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "logback.xml"); // Not the one the testkit has for tests.
    }
    int status = run(List.of(args), System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Runs a subcommand and returns the exit status; 0 also where it goes on in the background. */
  static int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
    var name = args.isEmpty() ? "help" : args.getFirst();
    var subcommand = Subcommand.find(name);
    if (subcommand.isEmpty()) {
      err.println("There is no `paddock " + name + "`.\n");
      err.print(Help.overview());
      return MISUSED;
    }
    try {
      return subcommand
          .get()
          .run(args.subList(Math.min(1, args.size()), args.size()), env, out, err);
    } catch (EmbeddedException
        | ConfigException
        | Launcher.StartFailed
        | SimulateCommand.Failed e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }
}
