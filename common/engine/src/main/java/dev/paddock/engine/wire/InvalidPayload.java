package dev.paddock.engine.wire;

/** A payload that does not have the shape its type asks for. */
public final class InvalidPayload extends Exception {
  private static final long serialVersionUID = 1;

  private final String field;

  /**
   * @param field dotted path of the offending field, empty for the whole payload
   * @param message one sentence that names the value and what was expected
   */
  public InvalidPayload(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Dotted path of the offending field, empty for the whole payload. */
  public String field() {
    return field;
  }
}
