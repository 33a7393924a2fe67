/**
 * The simulation of races, compiled from the Java of the server: the same inputs give the same bits.
 * Metres, m/s, rad and seconds; x to the right, y up, angles and `steer` counter-clockwise (left).
 * What throws in Java throws an Error here.
 */

/** Raised when, and only when, the same inputs can give another race. */
export function physicsVersion(): number;

/** Packs controls into one int: throttle and brake 0…1, steer −1 (right) … 1 (left). */
export function quantise(throttle: number, brake: number, steer: number, nitro: boolean): number;

/** The same controls, asking to be put back on the track. */
export function withReset(controls: number): number;

/** 0 asphalt, 1 gravel, 2 ice. */
export type SurfaceCode = 0 | 1 | 2;

/** A circuit made by hand: `kestrel_ring`, `otter_creek`, `frost_bay`. */
export function circuit(name: string): Stage;

/** The stage of a seed; length 1000…3000 m. */
export function generate(seed: number, length: number, surface: SurfaceCode, closed: boolean): Stage;

/** A stage from its centre line, as the image of a race has it; half widths to the left and right. */
export function stage(
  name: string,
  closed: boolean,
  x: Float64Array,
  y: Float64Array,
  left: Float64Array,
  right: Float64Array,
  surface: Int32Array,
): Stage;

/**
 * Nine ints a car: type (0 Pika, 1 Marten GT, 2 Lynx R, 3 Heron V8), then the levels of top_speed,
 * acceleration, grip, braking, nitro_capacity, nitro_duration, handling, weight.
 */
export type Cars = Int32Array;

/** A race on its grid, at tick 0, of 1…8 cars in the order of the grid. */
export function race(stage: Stage, cars: Cars, laps: number, seed: number): Race;

/** A built-in driver of one car (nine ints); strength 0 rookie, 1 club, 2 pro. */
export function driver(stage: Stage, car: Cars, strength: 0 | 1 | 2): Driver;

export interface Stage {
  name(): string;
  /** Metres of a lap, or from start to finish. */
  length(): number;
  closed(): boolean;
  points(): number;
  /** Metres along the centre line from its first point to the start line. */
  start(): number;
  checkpoints(): number;
  /** Metres from the start line to a checkpoint, from 0; the last is the line. */
  checkpoint(number: number): number;
  /**
   * Writes eleven numbers a point: x, y, left, right, leftWall, rightWall (metres from the centre
   * line), surface, distance along the line, directionX, directionY, curvature (1/m, + left).
   */
  read(out: Float64Array): void;
}

export interface Driver {
  /** What the driver does with a car now, packed: a pure function of the race. */
  controls(race: Race, car: number): number;
}

export interface Race {
  cars(): number;
  /** Steps made so far. */
  tick(): number;
  /** Sets packed controls from the next step on; after 60 steps without any a car coasts. */
  setInput(car: number, controls: number): void;
  /** One tick, 1/60 s. */
  step(): void;
  /** Whether all have finished or retired. */
  over(): boolean;
  /** 16 hexadecimal digits: equal where, and only where, the whole state is the same bits. */
  hash(): string;
  /**
   * Writes twenty numbers a car: x, y, vx, vy, heading, angularVelocity, steer (angle of the front
   * wheels), slip (tangent, rear), offset (metres to the left of the centre line), progress (metres
   * since the start line, over all laps), surface, flags (1 off track, 2 drifting, 4 wrong way, 8
   * penalised, 16 finished, 32 retired), laps completed, checkpoints passed in this lap, place (from
   * 0), nitro charges, nitro ticks left, finishTime, lastLap, bestLap (s; 0: none).
   */
  read(out: Float64Array): void;
  /** What happened in the last step. */
  eventCount(): number;
  /**
   * 0 checkpoint, 1 sector, 2 lap, 3 finished, 4 collision, 5 wrong way, 6 shortcut, 7 put back, 8
   * nitro, 9 retired.
   */
  eventKind(index: number): number;
  eventCar(index: number): number;
  /** Another car, or −1. */
  eventOther(index: number): number;
  eventNumber(index: number): number;
  eventValue(index: number): number;
  /** Takes over where the server says a car is: for prediction. */
  adopt(
    car: number,
    x: number,
    y: number,
    vx: number,
    vy: number,
    heading: number,
    angularVelocity: number,
    lap: number,
    checkpoint: number,
  ): void;
  adoptNitro(car: number, charges: number, ticks: number): void;
  /** The whole state, as a keyframe has it; big-endian. */
  save(): Int8Array;
  /** Goes on from a saved state of a race of the same stage, cars and laps. */
  load(snapshot: Int8Array): void;
}
