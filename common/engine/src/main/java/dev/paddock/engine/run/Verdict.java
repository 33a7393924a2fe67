package dev.paddock.engine.run;

/**
 * What a run made again says of its log.
 *
 * @param same whether everything is as it was
 * @param tick the first at which something is otherwise, or the last of the run
 * @param what is otherwise, in words; empty where nothing is
 */
public record Verdict(boolean same, int tick, String what) {
  static Verdict same(int tick) {
    return new Verdict(true, tick, "");
  }

  static Verdict differs(int tick, String what) {
    return new Verdict(false, tick, what);
  }
}
