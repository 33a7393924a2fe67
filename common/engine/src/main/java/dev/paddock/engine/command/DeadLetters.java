package dev.paddock.engine.command;

/** The port to {@code X.deadletter}. */
public interface DeadLetters {
  /** Sets a record aside that could not be handled; never blocks, failures are counted only. */
  void put(int partition, long offset, String room, byte[] raw, String reason);
}
