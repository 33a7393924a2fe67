package dev.paddock.engine.documents;

/** The store will never take this write, however often it is repeated. */
public final class InvalidDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidDocument(String message, Throwable cause) {
    super(message, cause);
  }
}
