package dev.paddock.embedded;

/** Says, in words for the person at the terminal, why an embedded server does not start. */
public final class EmbeddedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public EmbeddedException(String message) {
    super(message);
  }

  public EmbeddedException(String message, Throwable cause) {
    super(message, cause);
  }
}
