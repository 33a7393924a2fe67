package dev.paddock.races.race;

import dev.paddock.simulation.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages driven just now: what follows from a spec alone, remembered. */
final class Stages {
  /** Stages remembered; a forgotten one is made again. */
  static final int MOST = 64;

  private static final Map<StageSpec, StageDocument> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<StageSpec, StageDocument> eldest) {
              return size() > MOST;
            }
          });

  private Stages() {}

  /** The stage as clients get it. */
  static StageDocument document(StageSpec spec) {
    var known = KNOWN.get(spec);
    if (known != null) {
      return known;
    }
    var made = document(spec, spec.make());
    KNOWN.put(spec, made);
    return made;
  }

  private static StageDocument document(StageSpec spec, Stage stage) {
    var centre = new ArrayList<List<Object>>(stage.points());
    for (int i = 0; i < stage.points(); i++) {
      var width = stage.left(i) + stage.right(i);
      var surface = stage.surface(i).ordinal();
      centre.add(List.of(stage.x(i), stage.y(i), width, surface));
    }
    var checkpoints = new ArrayList<Double>(stage.checkpoints());
    for (int i = 0; i < stage.checkpoints(); i++) {
      checkpoints.add(stage.checkpoint(i));
    }
    return new StageDocument(
        stage.name(), stage.length(), stage.closed(), spec, stage.start(), centre, checkpoints);
  }

  /**
   * A stage on the wire.
   *
   * @param length metres of a lap, or from start to finish
   * @param source what it is made from, for those who have the simulation
   * @param start metres along the centre line to the start line
   * @param centre {@code [[x, y, width, surface], …]}; surface 0 asphalt, 1 gravel, 2 ice
   * @param checkpoints metres from the start line
   */
  record StageDocument(
      String name,
      double length,
      boolean closed,
      StageSpec source,
      double start,
      List<List<Object>> centre,
      List<Double> checkpoints) {
    StageDocument {
      centre = centre.stream().map(List::copyOf).toList();
      checkpoints = List.copyOf(checkpoints);
    }
  }
}
