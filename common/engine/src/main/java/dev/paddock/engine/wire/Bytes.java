package dev.paddock.engine.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compact binary fields: numbers of variable length, texts and byte strings with their length. */
public final class Bytes {
  private Bytes() {}

  /** Appends fields to an array that grows. */
  public static final class Writer {
    private byte[] bytes = new byte[256];
    private int size;

    public void number(long value) {
      room(10);
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }

    public void fixed(long value) {
      room(Long.BYTES);
      for (int shift = 56; shift >= 0; shift -= 8) {
        bytes[size++] = (byte) (value >>> shift);
      }
    }

    public void flag(boolean value) {
      number(value ? 1 : 0);
    }

    public void bytes(byte[] value) {
      number(value.length);
      room(value.length);
      System.arraycopy(value, 0, bytes, size, value.length);
      size += value.length;
    }

    public void text(String value) {
      bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public <T> void optional(@Nullable T value, Consumer<T> write) {
      flag(value != null);
      if (value != null) {
        write.accept(value);
      }
    }

    public <T> void list(List<T> values, Consumer<T> write) {
      number(values.size());
      values.forEach(write);
    }

    public byte[] toByteArray() {
      return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
      }
    }
  }

  /** Reads fields in the order they were written; anything amiss is IllegalArgumentException. */
  public static final class Reader {
    private final byte[] bytes;
    private int at;

    public Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    public long number() {
      long value = 0;
      for (int shift = 0; shift < Long.SIZE; shift += 7) {
        byte next = next();
        value |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("a number of more than ten bytes at " + at);
    }

    public int integer() {
      long value = number();
      if (value < 0 || value > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("not a small number before " + at + ": " + value);
      }
      return (int) value;
    }

    public long fixed() {
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value = (value << 8) | (next() & 0xff);
      }
      return value;
    }

    public boolean flag() {
      return number() != 0;
    }

    public byte[] bytes() {
      int length = size();
      at += length;
      return Arrays.copyOfRange(bytes, at - length, at);
    }

    public String text() {
      int length = size();
      at += length;
      return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    public <T> @Nullable T optional(Function<Reader, T> read) {
      return flag() ? read.apply(this) : null;
    }

    public <T> List<T> list(Function<Reader, T> read) {
      int count = size();
      var values = new ArrayList<T>(count);
      for (int i = 0; i < count; i++) {
        values.add(read.apply(this));
      }
      return List.copyOf(values);
    }

    public void end() {
      if (at != bytes.length) {
        throw new IllegalArgumentException(bytes.length - at + " bytes too many");
      }
    }

    /** A length or count, which can never be more than the bytes left. */
    private int size() {
      int size = integer();
      if (size > bytes.length - at) {
        throw new IllegalArgumentException("a length beyond the end at " + at + ": " + size);
      }
      return size;
    }

    private byte next() {
      if (at == bytes.length) {
        throw new IllegalArgumentException("cut off at " + at);
      }
      return bytes[at++];
    }
  }
}
