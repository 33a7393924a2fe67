package dev.paddock.engine.bus;

import java.util.Collection;

/**
 * The number by which a writer and a gateway notice that they disagree about interest: the sum of
 * {@link #of} over the gateway's channels of a partition, whatever their order; 0 for none.
 */
public final class InterestDigest {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private InterestDigest() {}

  /** One channel and the users attached to it at the gateway, each once, in any order. */
  public static long of(String channel, Collection<Long> attached) {
    long name = mix(hash(channel));
    long sum = name;
    for (long user : attached) {
      sum += mix(name + user * GOLDEN);
    }
    return sum;
  }

  private static long hash(String text) {
    long h = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * FNV_PRIME;
    }
    return h;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
