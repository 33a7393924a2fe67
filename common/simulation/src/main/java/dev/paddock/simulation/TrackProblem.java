package dev.paddock.simulation;

/** Why a track file was not taken. */
public final class TrackProblem extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong, for programs. */
  public enum Code {
    /**
     * More than {@link TrackImport#MAX_BYTES} bytes, {@link Stage#MAX_POINTS} points, or 100 km.
     */
    TOO_LARGE,
    /** Fewer than {@link Stage#MIN_POINTS} points or 200 m. */
    TOO_SMALL,
    /** Not the format, or a number that is none. */
    MALFORMED,
    /** A number that no track has: width, coordinate, distance between points. */
    OUT_OF_RANGE,
    /** The centre line crosses itself. */
    CROSSES_ITSELF
  }

  private final Code code;

  TrackProblem(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
