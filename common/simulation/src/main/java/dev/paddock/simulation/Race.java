package dev.paddock.simulation;

/**
 * A race being driven: stage, cars and everything that changes, moved by fixed steps of 1/60 s. The
 * same stage, cars, seed and inputs give the same bits everywhere. Mutable, for one thread; {@link
 * #step} allocates nothing.
 *
 * <p>Cars are numbered from 0 in the order of the grid. Metres, m/s, rad and seconds; x to the
 * right, y up, angles counter-clockwise.
 */
public final class Race {
  private static final int SNAPSHOT_MAGIC = 0x50524331;

  private final Stage stage;
  private final int laps;
  private final int seed;
  private final double dt;
  private final Cars cars;
  private final CarModel[] models;
  private final Events events = new Events();
  private final Motion motion;
  private final CarContacts contacts;
  private final WallContacts walls;
  private final Progress progress;
  private final Standings standings;
  private int tick;

  /**
   * A race on its grid, at tick 0.
   *
   * @param specs one a car, 1 to 8, in the order of the grid
   * @param laps 1 to 100; 1 on a stage that is not closed
   * @throws IllegalArgumentException where one of these is out of range
   */
  public Race(Stage stage, CarSpec[] specs, int laps, int seed) {
    this(stage, specs, laps, seed, Physics.TICKS_PER_SECOND);
  }

  /** The same at another rate, to see how much the rate matters. */
  Race(Stage stage, CarSpec[] specs, int laps, int seed, int ticksPerSecond) {
    check("cars", specs.length, Physics.MIN_CARS, Physics.MAX_CARS);
    check("laps", laps, 1, stage.closed() ? Physics.MAX_LAPS : 1);
    this.stage = stage;
    this.laps = laps;
    this.seed = seed;
    this.dt = 1.0 / ticksPerSecond;
    cars = new Cars(specs.length);
    models = new CarModel[specs.length];
    for (int car = 0; car < models.length; car++) {
      models[car] = new CarModel(specs[car]);
      cars.nitroCharges[car] = models[car].nitroCharges;
    }
    motion = new Motion(cars, models, dt);
    contacts = new CarContacts(cars, models, events);
    walls = new WallContacts(cars, models, events, stage);
    progress = new Progress(cars, stage, events, laps, dt);
    for (int car = 0; car < models.length; car++) {
      progress.grid(car);
    }
    standings = new Standings(cars);
  }

  /** Sets what a driver does from the next step on; see {@link Controls}. */
  public void setInput(int car, int controls) {
    cars.controls[car] = controls;
    cars.controlAge[car] = 0;
  }

  /** Moves everything by one tick. */
  public void step() {
    events.clear(tick);
    for (int car = 0; car < cars.count; car++) {
      drive(car);
    }
    contacts.resolve();
    for (int car = 0; car < cars.count; car++) {
      walls.resolve(car);
      keep(car);
    }
    standings.sort();
    tellFinished();
    tick++;
  }

  public Stage stage() {
    return stage;
  }

  public int cars() {
    return cars.count;
  }

  public int laps() {
    return laps;
  }

  public int seed() {
    return seed;
  }

  /** Steps made so far. */
  public int tick() {
    return tick;
  }

  /** What happened in the last step; overwritten by the next. */
  public Events events() {
    return events;
  }

  public double x(int car) {
    return cars.x[car];
  }

  public double y(int car) {
    return cars.y[car];
  }

  public double vx(int car) {
    return cars.vx[car];
  }

  public double vy(int car) {
    return cars.vy[car];
  }

  public double speed(int car) {
    return cars.speed(car);
  }

  /** rad, −π … π. */
  public double heading(int car) {
    return cars.heading[car];
  }

  /** rad/s. */
  public double angularVelocity(int car) {
    return cars.omega[car];
  }

  /** rad: angle of the front wheels, positive to the left. */
  public double steer(int car) {
    return cars.steer[car];
  }

  /** Tangent of the slip angle of the rear tyres. */
  public double slip(int car) {
    return cars.slip[car];
  }

  /** Surface under the car; beside the track it has less grip and more resistance. */
  public Surface surface(int car) {
    return stage.surface(cars.segment[car]);
  }

  public boolean offTrack(int car) {
    return cars.offTrack[car] != 0;
  }

  public boolean drifting(int car) {
    return Math.abs(cars.slip[car]) > Physics.DRIFT_SLIP;
  }

  public boolean wrongWay(int car) {
    return cars.wrongTicks[car] >= Physics.WRONG_WAY_TICKS;
  }

  /** Whether a shortcut still costs the car half its power. */
  public boolean penalised(int car) {
    return cars.slowTicks[car] > 0;
  }

  /** m from the centre line, to the left. */
  public double offset(int car) {
    return cars.offset[car];
  }

  /** m since the start line was first crossed, over all laps; negative on the grid. */
  public double progress(int car) {
    return cars.progress[car];
  }

  /** Index of the point of the stage's centre line that the car has last passed. */
  public int point(int car) {
    return cars.segment[car];
  }

  /** Laps completed. */
  public int lap(int car) {
    return cars.lap[car];
  }

  /** Checkpoints passed in the present lap. */
  public int checkpoint(int car) {
    return cars.checkpoint[car];
  }

  /** The sector the car is in: 1, 2 or 3. */
  public int sector(int car) {
    return 1 + cars.checkpoint[car] * Stage.SECTORS / stage.checkpoints();
  }

  /** Bursts of nitro left, the present one not counted. */
  public int nitroCharges(int car) {
    return cars.nitroCharges[car];
  }

  /** Ticks left of the present burst of nitro; 0: none. */
  public int nitroTicks(int car) {
    return cars.nitroLeft[car];
  }

  /** Nitro left, 0…1 of what the car started with. */
  public double nitro(int car) {
    var model = models[car];
    double all = (double) model.nitroCharges * model.nitroTicks;
    double left = (double) cars.nitroCharges[car] * model.nitroTicks + cars.nitroLeft[car];
    return all > 0 ? left / all : 0;
  }

  public boolean finished(int car) {
    return cars.finishTick[car] != Cars.NEVER;
  }

  public boolean retired(int car) {
    return cars.retiredTick[car] != Cars.NEVER;
  }

  /** Whether nobody is driving any more: all have finished or retired. */
  public boolean over() {
    for (int car = 0; car < cars.count; car++) {
      if (cars.racing(car)) {
        return false;
      }
    }
    return true;
  }

  /** The tick whose step brought the car over the finish line; −1: it has not. */
  public int finishedTick(int car) {
    return cars.finishTick[car];
  }

  /** s from the start to the finish, finer than a tick; 0 before. */
  public double finishTime(int car) {
    return cars.finishTime[car];
  }

  /** s of the last completed lap; 0: none. */
  public double lastLap(int car) {
    return cars.lastLap[car];
  }

  /** s of the fastest lap; 0: none. */
  public double bestLap(int car) {
    return cars.bestLap[car];
  }

  /** The car on a place, from 0. */
  public int carAt(int place) {
    return standings.at(place);
  }

  /** A car's place, from 0. */
  public int placeOf(int car) {
    return standings.of(car);
  }

  /** The cars from the first to the last. */
  public int[] standings() {
    var order = new int[cars.count];
    for (int place = 0; place < order.length; place++) {
      order[place] = standings.at(place);
    }
    return order;
  }

  /** The state in 16 hexadecimal digits: the same where, and only where, it is the same bits. */
  public String hash() {
    var hash = stateHash();
    return hex(hash.high()) + hex(hash.low());
  }

  /** The whole state, to go on from with {@link #load}. */
  public byte[] save() {
    return Snapshot.save(SNAPSHOT_MAGIC, tick, cars);
  }

  /**
   * Goes on from a saved state of a race of the same stage, cars and laps.
   *
   * @throws IllegalArgumentException where it is not of this physics version or number of cars
   */
  public void load(byte[] snapshot) {
    tick = Snapshot.load(SNAPSHOT_MAGIC, snapshot, cars);
    events.clear(tick);
    standings.sort();
  }

  /**
   * Takes over where a car is said to be. For prediction beside a server only: who does this is no
   * longer bit for bit the race of its inputs.
   */
  public void adopt(
      int car, double x, double y, double vx, double vy, double heading, double angularVelocity) {
    cars.x[car] = x;
    cars.y[car] = y;
    cars.vx[car] = vx;
    cars.vy[car] = vy;
    cars.heading[car] = heading;
    cars.omega[car] = angularVelocity;
  }

  StateHash stateHash() {
    var hash = new StateHash(seed);
    hash.add(tick);
    for (double[] reals : cars.reals()) {
      hash.add(reals);
    }
    for (int[] wholes : cars.wholes()) {
      hash.add(wholes);
    }
    return hash;
  }

  private void drive(int car) {
    int controls = controls(car);
    press(car, controls);
    double share = cars.slowTicks[car] > 0 ? 0.5 : 1;
    cars.slowTicks[car] = Math.max(0, cars.slowTicks[car] - 1);
    motion.step(car, controls, surface(car), offTrack(car), share);
    cars.nitroLeft[car] = Math.max(0, cars.nitroLeft[car] - 1);
  }

  /** What the car does: its driver's will while it races and is heard of, else it comes to rest. */
  private int controls(int car) {
    if (Controls.retires(cars.controls[car]) && cars.racing(car)) {
      cars.retiredTick[car] = tick;
      events.add(EventKind.RETIRED, car, 0, 0);
    }
    if (!cars.racing(car)) {
      return cars.forward(car) > 1 ? Controls.of(0, 110, homeward(car), false) : Controls.NONE;
    }
    cars.controlAge[car]++;
    return cars.controlAge[car] > Physics.INPUT_TICKS ? Controls.NONE : cars.controls[car];
  }

  /** Steering of a car without a driver: along the track. */
  private int homeward(int car) {
    int point = cars.segment[car];
    double cosine = Maths.cos(cars.heading[car]);
    double sine = Maths.sin(cars.heading[car]);
    double off = cosine * stage.directionY(point) - sine * stage.directionX(point);
    return Controls.steer(Controls.quantise(0, 0, 2 * off, false));
  }

  /** Buttons that count once, when they go down. */
  private void press(int car, int controls) {
    boolean nitro = Controls.nitro(controls);
    boolean reset = Controls.reset(controls);
    int before = cars.pressed[car];
    cars.pressed[car] = (nitro ? 1 : 0) | (reset ? 2 : 0);
    if (nitro && (before & 1) == 0 && cars.nitroLeft[car] == 0 && cars.nitroCharges[car] > 0) {
      cars.nitroCharges[car]--;
      cars.nitroLeft[car] = models[car].nitroTicks;
      events.add(EventKind.NITRO, car, cars.nitroCharges[car], 0);
    }
    if (reset && (before & 2) == 0) {
      progress.putBack(car);
    }
  }

  /** Counts what the car passed, and puts it back by rule where it is nowhere. */
  private void keep(int car) {
    if (!cars.finite(car)) {
      progress.putBack(car);
      return;
    }
    progress.advance(car, tick);
    if (progress.lost(car)) {
      progress.putBack(car);
    }
  }

  private void tellFinished() {
    for (int place = 0; place < cars.count; place++) {
      int car = standings.at(place);
      if (cars.finishTick[car] == tick) {
        events.add(EventKind.FINISHED, car, place + 1, cars.finishTime[car]);
      }
    }
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          value + " " + what + ": expected " + least + " to " + most);
    }
  }

  private static String hex(int value) {
    var digits = Integer.toHexString(value);
    return "00000000".substring(digits.length()) + digits;
  }
}
