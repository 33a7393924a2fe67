package dev.paddock.core;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** 32 random bytes, drawn once a decision by the writer; the only source of chance in a kind. */
public final class Seed {
  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes a copy of exactly 32 bytes. */
  public static Seed of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + bytes.length);
    }
    return new Seed(bytes.clone());
  }

  /** A seed spread from one number, for tests and simulations. */
  public static Seed of(long number) {
    var buffer = ByteBuffer.allocate(BYTES);
    long z = number;
    while (buffer.hasRemaining()) {
      z += 0x9e3779b97f4a7c15L;
      buffer.putLong(mix(z));
    }
    return new Seed(buffer.array());
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The first eight bytes as a number. */
  public long asLong() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /** Lower-case hex, 64 characters. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seed seed && java.util.Arrays.equals(bytes, seed.bytes);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(bytes);
  }

  /** Says nothing of the value: a seed may be a secret. */
  @Override
  public String toString() {
    return "Seed[32 bytes]";
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }
}
