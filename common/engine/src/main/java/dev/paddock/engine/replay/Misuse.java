package dev.paddock.engine.replay;

/** The tool was called in a way that cannot work; the message says what would. */
public final class Misuse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Misuse(String message) {
    super(message);
  }
}
