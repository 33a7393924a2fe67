package dev.paddock.engine.run;

import java.util.List;

/**
 * A checksum over all inputs of a run, each chained to those before: 32-bit FNV-1a over the four
 * bytes of the chain before (big-endian), the four of the tick, then the length and the bytes of
 * each packed input. It names the tick at which a stored replay was changed.
 */
public final class InputChain {
  /** The chain before the first input. */
  public static final int START = 0x811c9dc5;

  private static final int PRIME = 0x01000193;

  private InputChain() {}

  /** The chain with one more record of inputs. */
  public static int next(int before, int tick, List<byte[]> packed) {
    int hash = number(number(START, before), tick);
    for (var input : packed) {
      hash = add(hash, input.length);
      for (byte each : input) {
        hash = add(hash, each);
      }
    }
    return hash;
  }

  private static int number(int hash, int value) {
    int result = hash;
    for (int shift = 24; shift >= 0; shift -= 8) {
      result = add(result, value >>> shift);
    }
    return result;
  }

  private static int add(int hash, int value) {
    return (hash ^ (value & 0xff)) * PRIME;
  }
}
