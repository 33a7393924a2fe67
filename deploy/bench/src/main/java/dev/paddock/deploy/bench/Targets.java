package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.target.GatewayTarget;
import dev.paddock.deploy.bench.target.PeerTarget;
import dev.paddock.deploy.bench.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The servers a benchmark is run against, one after the other: ours first, then peers. */
final class Targets {
  private static final int PEER_WARM_UP = 4;

  private Targets() {}

  /** Each is started when its turn comes. */
  static List<Supplier<Target>> of(Options options) {
    var all = new ArrayList<Supplier<Target>>();
    if (options.number("gateway", 1) == 1) {
      all.add(() -> GatewayTarget.start(javaOptions(options)));
    }
    for (var peer : options.peers()) {
      all.add(() -> PeerTarget.start(peer));
    }
    return all;
  }

  /** Seconds of warm-up: a JVM needs more of it than its peers. */
  static double warmUp(Options options, Target target, int standard) {
    return target instanceof GatewayTarget
        ? options.number("warmup", standard)
        : options.number("peer-warmup", PEER_WARM_UP);
  }

  /** What {@code --java} adds to the JVM under test. */
  static List<String> javaOptions(Options options) {
    var words = options.text("java", "");
    return words.isEmpty() ? List.of() : List.of(words.split(" ", -1));
  }
}
