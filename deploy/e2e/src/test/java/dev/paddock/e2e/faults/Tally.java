package dev.paddock.e2e.faults;

import java.util.concurrent.TimeUnit;

/**
 * What was counted up to a moment, or between two.
 *
 * @param commands of players
 * @param repeats of commands
 * @param lines sockets opened
 * @param recovered channels that went on with what was missed
 * @param replaced channels that went on with an image
 * @param unasked of these, those the server began
 * @param forfeits games that ended because a player was gone
 * @param offlineMillis the longest time a player was without a line since the last tally
 * @param holes times a gateway compared a channel with the store because of a number
 * @param gaps where something was missing then, and was filled
 * @param fenced writers that found themselves replaced
 */
record Tally(
    long commands,
    long repeats,
    long lines,
    long recovered,
    long replaced,
    long unasked,
    long forfeits,
    long offlineMillis,
    long holes,
    long gaps,
    long fenced) {
  static Tally of(Crowd crowd, Arena arena) {
    var world = crowd.world();
    var counts = world.counts();
    return new Tally(
        world.requests().count(),
        world.requests().repeats(),
        counts.lines().get(),
        counts.recovered().get(),
        counts.replaced().get(),
        counts.unasked().get(),
        counts.forfeits().get(),
        TimeUnit.NANOSECONDS.toMillis(counts.offline().getThenReset()),
        sum(arena, "paddock_gateway_holes", ""),
        sum(arena, "paddock_bus_events_total", "\"gap_by_"),
        sum(arena, "paddock_fenced_total", ""));
  }

  /** Meters of a process that was killed begin again at zero: then less is seen than there was. */
  Tally since(Tally before) {
    return new Tally(
        commands - before.commands,
        repeats - before.repeats,
        lines - before.lines,
        recovered - before.recovered,
        replaced - before.replaced,
        unasked - before.unasked,
        forfeits - before.forfeits,
        offlineMillis,
        Math.max(0, holes - before.holes),
        Math.max(0, gaps - before.gaps),
        Math.max(0, fenced - before.fenced));
  }

  private static long sum(Arena arena, String meter, String tag) {
    return (long) arena.nodes().stream().mapToDouble(node -> node.metrics().sum(meter, tag)).sum();
  }
}
