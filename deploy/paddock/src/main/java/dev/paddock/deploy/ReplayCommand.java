package dev.paddock.deploy;

import dev.paddock.engine.config.ConfigException;
import dev.paddock.engine.config.Env;
import dev.paddock.engine.config.Mode;
import dev.paddock.engine.replay.Replay;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** {@code paddock replay}: the replay tool against the servers of the environment. */
final class ReplayCommand {
  private ReplayCommand() {}

  /** Returns the tool's exit status; a wrong environment is misuse too. */
  static int run(List<String> args, Map<String, String> env, PrintStream out, PrintStream err) {
    try {
      var servers = Env.read(env, Mode.TOOL).servers();
      var given = new Replay.Servers(servers.kafka(), servers.redis(), servers.mongo());
      return Replay.run(args, given, out, err);
    } catch (ConfigException e) {
      err.println(e.getMessage());
      return Replay.MISUSED;
    }
  }
}
