package dev.paddock.simulation;

import dev.paddock.simulation.TrackProblem.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the first LineString of a GeoJSON file. */
final class GeoTrack {
  /** m: mean radius of the earth. */
  private static final double EARTH = 6_371_008.8;

  private static final double RADIAN = Maths.PI / 180;

  /** Pieces each stretch between two points is bent into: such files are coarse. */
  private static final int PIECES = 16;

  private GeoTrack() {}

  static Stage read(String name, byte[] file, Surface surface, double width) throws TrackProblem {
    TrackLine.checkSize(file);
    var json = new JsonReader(new String(file, StandardCharsets.UTF_8)).read();
    var line = lineString(json, 0);
    if (line == null) {
      throw new TrackProblem(Code.MALFORMED, "no LineString in it");
    }
    if (line.size() > Stage.MAX_POINTS) {
      throw new TrackProblem(Code.TOO_LARGE, line.size() + " points: at most " + Stage.MAX_POINTS);
    }
    return bent(projected(line), width).stage(name, surface);
  }

  private static @Nullable List<?> lineString(@Nullable Object json, int depth) {
    if (json instanceof List<?> list) {
      return firstOf(list, depth);
    }
    if (!(json instanceof Map<?, ?> map)) {
      return null;
    }
    if ("LineString".equals(map.get("type")) && map.get("coordinates") instanceof List<?> line) {
      return line;
    }
    return firstOf(List.copyOf(map.values().stream().filter(v -> v != null).toList()), depth);
  }

  private static @Nullable List<?> firstOf(List<?> list, int depth) {
    if (depth > JsonReader.MAX_DEPTH) {
      return null;
    }
    for (Object item : list) {
      if (item instanceof Map<?, ?> || item instanceof List<?>) {
        var found = lineString(item, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Longitude and latitude on a plane that touches the earth in the middle of the line. */
  private static Path projected(List<?> line) throws TrackProblem {
    var degrees = new Path(line.size());
    double longitude = 0;
    double latitude = 0;
    for (Object point : line) {
      if (!(point instanceof List<?> pair && pair.size() >= 2)
          || !(pair.get(0) instanceof Double x && pair.get(1) instanceof Double y)) {
        throw new TrackProblem(Code.MALFORMED, "a coordinate that is not a pair of numbers");
      }
      if (!(Math.abs(x) <= 180 && Math.abs(y) <= 85)) {
        throw new TrackProblem(Code.OUT_OF_RANGE, "longitude " + x + ", latitude " + y);
      }
      degrees.add(x, y);
      longitude += x / line.size();
      latitude += y / line.size();
    }
    double scale = EARTH * RADIAN;
    double narrow = scale * Maths.cos(latitude * RADIAN);
    var plane = new Path(line.size());
    for (int i = 0; i < degrees.size(); i++) {
      plane.add(narrow * (degrees.x(i) - longitude), scale * (degrees.y(i) - latitude));
    }
    return plane.withoutRepeats(Stage.MIN_SPACING);
  }

  /** A smooth curve through the points. */
  private static TrackLine bent(Path path, double width) throws TrackProblem {
    int size = path.size();
    if (size < Stage.MIN_POINTS) {
      throw new TrackProblem(
          Code.TOO_SMALL, size + " points: expected at least " + Stage.MIN_POINTS);
    }
    double longest = 0;
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, path.step(i));
    }
    int pieces = (int) Maths.clamp(longest / StageGenerator.SPACING, 1, PIECES);
    if (size * pieces > Stage.MAX_POINTS) {
      pieces = 1;
    }
    var curve = Spline.through(path, pieces);
    var track = new TrackLine();
    for (int i = 0; i < curve.size(); i++) {
      track.add(curve.x(i), curve.y(i), width / 2, width / 2);
    }
    return track;
  }
}
