package dev.paddock.simulation;

import dev.paddock.simulation.TrackProblem.Code;
import java.nio.charset.StandardCharsets;

/** Reads {@code x_m,y_m,w_tr_right_m,w_tr_left_m}, one point a line. */
final class CsvTrack {
  private static final int COLUMNS = 4;

  private CsvTrack() {}

  static Stage read(String name, byte[] file, Surface surface) throws TrackProblem {
    TrackLine.checkSize(file);
    var track = new TrackLine();
    int number = 0;
    int from = 0;
    while (from < file.length) {
      int to = lineEnd(file, from);
      number++;
      read(track, new String(file, from, to - from, StandardCharsets.UTF_8).strip(), number);
      from = to + 1;
    }
    return track.stage(name, surface);
  }

  private static void read(TrackLine track, String line, int number) throws TrackProblem {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    var values = new double[COLUMNS];
    int from = 0;
    for (int column = 0; column < COLUMNS; column++) {
      int comma = line.indexOf(',', from);
      boolean last = column == COLUMNS - 1;
      if (comma < 0 != last) {
        throw new TrackProblem(
            Code.MALFORMED, "line " + number + ": expected x_m,y_m,w_tr_right_m,w_tr_left_m");
      }
      values[column] = number(line.substring(from, last ? line.length() : comma), number);
      from = comma + 1;
    }
    track.add(values[0], values[1], values[3], values[2]);
  }

  private static double number(String text, int line) throws TrackProblem {
    String trimmed = text.strip();
    for (int i = 0; i < trimmed.length(); i++) {
      if ("0123456789+-.eE".indexOf(trimmed.charAt(i)) < 0) {
        throw new TrackProblem(Code.MALFORMED, "line " + line + ": not a number: " + cut(trimmed));
      }
    }
    try {
      return Double.parseDouble(trimmed);
    } catch (NumberFormatException e) {
      throw new TrackProblem(Code.MALFORMED, "line " + line + ": not a number: " + cut(trimmed));
    }
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static int lineEnd(byte[] file, int from) {
    int to = from;
    while (to < file.length && file[to] != '\n') {
      to++;
    }
    return to;
  }
}
