package dev.paddock.simulation;

/** Where the cars are on the stage: track, checkpoints, sectors, laps, direction, shortcuts. */
final class Progress {
  private static final int MAX_SEGMENTS_A_STEP = 16;

  private final Cars cars;
  private final Stage stage;
  private final CentreLine line;
  private final Events events;
  private final int laps;
  private final double dt;

  // Of the car in hand.
  private double share;

  Progress(Cars cars, Stage stage, Events events, int laps, double dt) {
    this.cars = cars;
    this.stage = stage;
    this.line = stage.line();
    this.events = events;
    this.laps = laps;
    this.dt = dt;
  }

  /** Puts a car on its place of the grid, at rest. */
  void grid(int car) {
    double along = stage.start() + stage.gridDistance(car);
    cars.turns[car] = line.closed() ? -1 : 0;
    cars.segment[car] = line.segmentAt(along);
    double into = line.into(cars.segment[car], along);
    put(car, into / line.segmentLength(cars.segment[car]), stage.gridOffset(car));
    locate(car);
    cars.best[car] = cars.progress[car];
  }

  /** Puts a car where it is along the stage, but in the middle, at rest, looking ahead. */
  void putBack(int car) {
    put(car, 0.5, 0);
    locate(car);
    events.add(EventKind.PUT_BACK, car, 0, 0);
  }

  /** Whether a car has left the stage altogether, which walls do not let it. */
  boolean lost(int car) {
    int point = cars.segment[car];
    double wall = Math.max(stage.leftWall(point), stage.rightWall(point));
    return Math.abs(cars.offset[car]) > wall + 3;
  }

  /** Finds the car's place after it moved, without counting it. */
  void locate(int car) {
    double px = cars.x[car];
    double py = cars.y[car];
    for (int i = 0; i < MAX_SEGMENTS_A_STEP && shift(car, px, py); i++) {}
    int segment = cars.segment[car];
    int next = line.next(segment);
    double a = line.beyond(segment, px, py);
    double b = line.beyond(next, px, py);
    share = a - b > 1e-6 ? Maths.clamp(a / (a - b), -1, 2) : 0.5;
    double cx = mix(line.x(segment), line.x(next));
    double cy = mix(line.y(segment), line.y(next));
    double tx = mix(line.directionX(segment), line.directionX(next));
    double ty = mix(line.directionY(segment), line.directionY(next));
    cars.offset[car] = (py - cy) * tx - (px - cx) * ty;
    double along = line.distance(segment) + share * line.segmentLength(segment);
    cars.progress[car] = cars.turns[car] * line.total() + along - stage.start();
    cars.offTrack[car] = beyondEdge(car) > 0 ? 1 : 0;
  }

  /** Finds a car's place anew, wherever it is, near the checkpoints it has passed. */
  void find(int car) {
    int nearest = 0;
    double least = 1e18;
    for (int i = 0; i < line.segments(); i++) {
      double dx = line.x(i) - cars.x[car];
      double dy = line.y(i) - cars.y[car];
      double square = dx * dx + dy * dy;
      if (square < least) {
        least = square;
        nearest = i;
      }
    }
    double lap = cars.lap[car] + (cars.checkpoint[car] + 0.5) / stage.checkpoints();
    double along = (line.distance(nearest) - stage.start()) / line.total();
    cars.segment[car] = nearest;
    cars.turns[car] = line.closed() ? (int) Math.floor(lap - along + 0.5) : 0;
    locate(car);
  }

  /** Finds a car's place after it moved and counts what it passed. */
  void advance(int car, int tick) {
    double before = cars.progress[car];
    locate(car);
    watchEdge(car, cars.progress[car] - before);
    watchDirection(car);
    count(car, before, tick);
    cars.best[car] = Math.max(cars.best[car], cars.progress[car]);
  }

  private void put(int car, double part, double offset) {
    int segment = cars.segment[car];
    int next = line.next(segment);
    share = part;
    double tx = mix(line.directionX(segment), line.directionX(next));
    double ty = mix(line.directionY(segment), line.directionY(next));
    cars.x[car] = mix(line.x(segment), line.x(next)) - offset * ty;
    cars.y[car] = mix(line.y(segment), line.y(next)) + offset * tx;
    cars.heading[car] = Maths.atan2(ty, tx);
    cars.vx[car] = 0;
    cars.vy[car] = 0;
    cars.omega[car] = 0;
    cars.steer[car] = 0;
    cars.surge[car] = 0;
    cars.slip[car] = 0;
    cars.gained[car] = 0;
  }

  /** Moves a car's segment by one towards it; false where it is right. */
  private boolean shift(int car, double px, double py) {
    int segment = cars.segment[car];
    int next = line.next(segment);
    if (line.beyond(next, px, py) >= 0) {
      if (next == line.segments()) {
        return false;
      }
      cars.segment[car] = next;
      cars.turns[car] += next == 0 ? 1 : 0;
      return true;
    }
    if (line.beyond(segment, px, py) < 0 && (line.closed() || segment > 0)) {
      cars.turns[car] -= segment == 0 ? 1 : 0;
      cars.segment[car] = line.previous(segment);
      return true;
    }
    return false;
  }

  private double mix(double from, double to) {
    return from + share * (to - from);
  }

  /** m beyond the track's edge; negative on the track. */
  private double beyondEdge(int car) {
    int segment = cars.segment[car];
    int next = line.next(segment);
    double offset = cars.offset[car];
    return offset > 0
        ? offset - mix(line.left(segment), line.left(next))
        : -offset - mix(line.right(segment), line.right(next));
  }

  /** Adds up what is gained inside the edge: the angle turned times the distance beyond it. */
  private void watchEdge(int car, double moved) {
    double beyond = beyondEdge(car);
    if (beyond <= 0) {
      cars.gained[car] = 0;
      return;
    }
    double bend = line.curvature(cars.segment[car]);
    double gain = cars.offset[car] > 0 ? bend : -bend;
    cars.gained[car] += Math.max(0, gain * moved * beyond);
    if (cars.gained[car] > Physics.SHORTCUT_GAIN && cars.racing(car)) {
      events.add(EventKind.SHORTCUT, car, 0, cars.gained[car]);
      cars.slowTicks[car] = Physics.SHORTCUT_TICKS;
      cars.gained[car] = 0;
    }
  }

  private void watchDirection(int car) {
    int point = cars.segment[car];
    double ahead = cars.vx[car] * line.directionX(point) + cars.vy[car] * line.directionY(point);
    if (ahead < -1) {
      cars.wrongTicks[car]++;
      if (cars.wrongTicks[car] == Physics.WRONG_WAY_TICKS && cars.racing(car)) {
        events.add(EventKind.WRONG_WAY, car, 1, 0);
      }
    } else if (ahead > 1 && cars.wrongTicks[car] > 0) {
      if (cars.wrongTicks[car] >= Physics.WRONG_WAY_TICKS && cars.racing(car)) {
        events.add(EventKind.WRONG_WAY, car, 0, 0);
      }
      cars.wrongTicks[car] = 0;
    }
  }

  private void count(int car, double before, int tick) {
    while (cars.racing(car)) {
      double gate = cars.lap[car] * stage.length() + stage.checkpoint(cars.checkpoint[car]);
      if (cars.progress[car] < gate) {
        return;
      }
      double moved = cars.progress[car] - before;
      double part = moved > 0 ? Maths.clamp((gate - before) / moved, 0, 1) : 1;
      pass(car, tick, (tick + part) * dt);
    }
  }

  private void pass(int car, int tick, double time) {
    int passed = ++cars.checkpoint[car];
    events.add(EventKind.CHECKPOINT, car, passed, time);
    int sector = stage.checkpoints() / Stage.SECTORS;
    if (passed % sector == 0) {
      events.add(EventKind.SECTOR, car, passed / sector, time - cars.sectorStart[car]);
      cars.sectorStart[car] = time;
    }
    if (passed == stage.checkpoints()) {
      lap(car, tick, time);
    }
  }

  private void lap(int car, int tick, double time) {
    double lapTime = time - cars.lapStart[car];
    cars.lapStart[car] = time;
    cars.lastLap[car] = lapTime;
    boolean best = cars.bestLap[car] == 0 || lapTime < cars.bestLap[car];
    cars.bestLap[car] = best ? lapTime : cars.bestLap[car];
    cars.checkpoint[car] = 0;
    cars.lap[car]++;
    events.add(EventKind.LAP, car, cars.lap[car], lapTime);
    if (cars.lap[car] == laps) {
      cars.finishTick[car] = tick;
      cars.finishTime[car] = time;
    }
  }
}
