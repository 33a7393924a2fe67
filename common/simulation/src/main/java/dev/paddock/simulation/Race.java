package dev.paddock.simulation;

/**
 * A race being driven: stage, cars and everything that changes, moved by fixed steps of 1/60 s. The
 * same stage, cars, seed and inputs give the same bits everywhere. Mutable, for one thread; {@link
 * #step} allocates nothing.
 *
 * <p>Cars are numbered from 0 in the order of the grid. Metres, m/s, rad and seconds; x to the
 * right, y up, angles counter-clockwise.
 */
public final class Race extends RaceState {
  private static final int SNAPSHOT_MAGIC = 0x50524331;

  private final Motion motion;
  private final CarContacts contacts;
  private final WallContacts walls;
  private final Progress progress;

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
    super(stage, specs, laps, seed, ticksPerSecond);
    double dt = 1.0 / ticksPerSecond;
    motion = new Motion(cars, models, dt);
    contacts = new CarContacts(cars, models, events);
    walls = new WallContacts(cars, models, events, stage);
    progress = new Progress(cars, stage, events, laps, dt);
    for (int car = 0; car < models.length; car++) {
      progress.grid(car);
    }
    standings.sort();
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
   *
   * @param lap laps completed
   * @param checkpoint checkpoints passed in the present lap
   */
  public void adopt(
      int car,
      double x,
      double y,
      double vx,
      double vy,
      double heading,
      double angularVelocity,
      int lap,
      int checkpoint) {
    cars.x[car] = x;
    cars.y[car] = y;
    cars.vx[car] = vx;
    cars.vy[car] = vy;
    cars.heading[car] = heading;
    cars.omega[car] = angularVelocity;
    cars.lap[car] = lap;
    cars.checkpoint[car] = checkpoint;
    progress.find(car);
  }

  /** The same for nitro: bursts left, and ticks left of the present one. */
  public void adoptNitro(int car, int charges, int ticks) {
    cars.nitroCharges[car] = charges;
    cars.nitroLeft[car] = ticks;
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
    double share = cars.slowTicks[car] > 0 ? Physics.SHORTCUT_POWER : 1;
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

  private static String hex(int value) {
    var digits = Integer.toHexString(value);
    return "00000000".substring(digits.length()) + digits;
  }
}
