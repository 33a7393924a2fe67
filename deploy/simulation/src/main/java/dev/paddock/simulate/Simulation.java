package dev.paddock.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the real engine in a world of faults; the same seed and options give the same run. */
public final class Simulation {
  private final World world;
  private final Director director;
  private final long seed;
  private final Options options;
  private int at = -1;

  private Simulation(long seed, Options options, Sabotage sabotage) {
    this.seed = seed;
    this.options = options;
    this.world = new World(seed, sabotage);
    this.director = new Director(world);
  }

  /** One run, from the first step to the end of all that follows. */
  public static Verdict run(long seed, Options options) {
    return run(seed, options, Sabotage.NONE);
  }

  static Verdict run(long seed, Options options, Sabotage sabotage) {
    return new Simulation(seed, options, sabotage).verdict();
  }

  /** Drops steps of a schedule that breaks something as long as the same is broken. */
  public static Verdict.Shrunk shrink(Verdict found, Options options) {
    return shrink(found, options, Sabotage.NONE);
  }

  static Verdict.Shrunk shrink(Verdict found, Options options, Sabotage sabotage) {
    var kept = new LinkedHashSet<Integer>();
    Step.schedule(found.seed(), options.steps()).stream()
        .filter(step -> options.takes(step) && step.number() <= Math.max(found.step(), 0))
        .forEach(step -> kept.add(step.number()));
    var best = run(found.seed(), options.keeping(kept), sabotage);
    if (best.broken() != found.broken()) {
      return shrunk(found, options, all(options));
    }
    for (int chunk = kept.size() / 2; chunk > 0; chunk /= 2) {
      best = dropChunks(best, options, sabotage, kept, chunk);
    }
    return shrunk(best, options, kept);
  }

  private static Verdict dropChunks(
      Verdict found, Options options, Sabotage sabotage, Set<Integer> kept, int chunk) {
    var best = found;
    var numbers = List.copyOf(kept);
    for (int from = 0; from < numbers.size(); from += chunk) {
      var part = numbers.subList(from, Math.min(numbers.size(), from + chunk));
      var fewer = new LinkedHashSet<>(kept);
      part.forEach(fewer::remove);
      var tried = run(found.seed(), options.keeping(fewer), sabotage);
      if (tried.broken() == found.broken()) {
        best = tried;
        kept.retainAll(fewer);
      }
    }
    return best;
  }

  private static Set<Integer> all(Options options) {
    var all = new LinkedHashSet<Integer>();
    for (int n = 0; n < options.steps(); n++) {
      if (options.only() == null || options.only().contains(n)) {
        all.add(n);
      }
    }
    return all;
  }

  private static Verdict.Shrunk shrunk(Verdict verdict, Options options, Set<Integer> kept) {
    var lines = new ArrayList<String>();
    Step.schedule(verdict.seed(), options.steps()).stream()
        .filter(step -> kept.contains(step.number()))
        .forEach(step -> lines.add(step.toString()));
    return new Verdict.Shrunk(verdict, List.copyOf(kept), lines);
  }

  private Verdict verdict() {
    try {
      play();
      return verdict(null, "");
    } catch (Broken e) {
      return verdict(e.invariant(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return verdict(Invariant.NOTHING_THROWS, e + " at " + e.getStackTrace()[0]);
    }
  }

  private void play() {
    world.populate();
    for (var step : Step.schedule(seed, options.steps())) {
      if (options.takes(step)) {
        at = step.number();
        director.take(step);
        world.run(Duration.ofMillis(step.millis()));
      }
    }
    at = options.steps();
    director.heal();
    new Ending(world).await();
  }

  private Verdict verdict(@Nullable Invariant broken, String how) {
    return new Verdict(seed, broken, how, at, world.sent(), world.truth.claims());
  }
}
