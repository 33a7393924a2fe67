package dev.paddock.simulation;

/** Reads circuits from files: centre lines as CSV, and GeoJSON. */
public final class TrackImport {
  /** Largest file taken. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  private TrackImport() {}

  /**
   * A closed circuit from lines of {@code x_m,y_m,w_tr_right_m,w_tr_left_m}; lines that begin with
   * {@code #} are comments.
   *
   * @throws TrackProblem with its code where the file is not one
   */
  public static Stage csv(String name, byte[] file, Surface surface) throws TrackProblem {
    return CsvTrack.read(name, file, surface);
  }

  /**
   * A closed circuit from the first LineString of a GeoJSON file: WGS84 longitude and latitude,
   * projected on a plane about the middle of the line; widths are not in such files.
   *
   * @param width metres from edge to edge
   * @throws TrackProblem with its code where the file is not one
   */
  public static Stage geoJson(String name, byte[] file, Surface surface, double width)
      throws TrackProblem {
    return GeoTrack.read(name, file, surface, width);
  }
}
