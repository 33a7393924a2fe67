package dev.paddock.testkit.fuzz;

import java.util.List;

/**
 * One thing a client sends.
 *
 * @param bytes as they go over the line
 * @param frames how many frames it counts as
 * @param isLast nothing can follow it: the server waits for more of it, or the socket ends with it
 * @param closeCode the code with which it asks to be closed, 0 if it does not
 */
public record Shot(String name, byte[] bytes, int frames, boolean isLast, int closeCode) {
  static Shot of(String name, RawFrame frame) {
    return new Shot(name, frame.masked(), 1, false, 0);
  }

  static Shot of(String name, List<RawFrame> frames) {
    return new Shot(name, RawFrame.masked(frames), frames.size(), false, 0);
  }

  static Shot last(String name, byte[] bytes) {
    return new Shot(name, bytes, 1, true, 0);
  }

  static Shot closing(RawFrame frame) {
    return new Shot("a close frame", frame.masked(), 1, true, frame.code());
  }
}
