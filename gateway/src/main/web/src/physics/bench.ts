import { type Race, type Stage, quantise, race, stage } from '../generated/simulation/simulation.js';

/** A car as the simulation takes it: the number of its type, then its levels. */
export type CarInts = readonly number[];

/** What a car does on the bench. */
export interface Figures {
  /** km/h, without nitro. */
  topSpeed: number;
  /** Seconds from rest to 100 km/h. */
  toHundred: number;
  /** Metres from 100 km/h to rest. */
  stopping: number;
}

const TICKS_A_SECOND = 60;
const CAR_REALS = 20;
const HUNDRED = 100 / 3.6;
const STRAIGHT_POINTS = 900;
const STRAIGHT_STEP = 10;
const RUN_TICKS = 90 * TICKS_A_SECOND;

/** Measures a car by driving it straight on, with full throttle and then with full brakes. */
export function measure(car: CarInts): Figures {
  const ints = Int32Array.from(car);
  const { topSpeed, toHundred } = accelerate(ints);
  return { topSpeed, toHundred, stopping: stop(ints) };
}

function accelerate(car: Int32Array): { topSpeed: number; toHundred: number } {
  const run = race(straight(), car, 1, 1);
  const throttle = quantise(1, 0, 0, false);
  let [before, toHundred] = [0, 0];
  for (let tick = 1; tick <= RUN_TICKS; tick += 1) {
    const now = driven(run, throttle).speed;
    if (!toHundred && now >= HUNDRED) toHundred = (tick - 1 + (HUNDRED - before) / (now - before)) / TICKS_A_SECOND;
    if (tick > TICKS_A_SECOND && now - before < 1e-6) break;
    before = now;
  }
  return { topSpeed: before * 3.6, toHundred };
}

/** Metres from 100 km/h to rest. */
function stop(car: Int32Array): number {
  const run = race(straight(), car, 1, 1);
  const throttle = quantise(1, 0, 0, false);
  const brake = quantise(0, 1, 0, false);
  let at = driven(run, throttle);
  while (at.speed < HUNDRED) at = driven(run, throttle);
  const [from, start] = [at.x, at.speed];
  while (at.speed > 0.3 && run.tick() < RUN_TICKS) at = driven(run, brake);
  // What it was faster than 100 km/h when the brakes came is taken off, as distance goes with v².
  return (at.x - from) * (HUNDRED / start) ** 2;
}

function driven(run: Race, controls: number): { x: number; speed: number } {
  run.setInput(0, controls);
  run.step();
  const [x = 0, , vx = 0, vy = 0] = read(run);
  return { x, speed: Math.hypot(vx, vy) };
}

function read(run: Race): Float64Array {
  const state = new Float64Array(CAR_REALS);
  run.read(state);
  return state;
}

/** Nine kilometres straight on. */
function straight(): Stage {
  const filled = (value: (point: number) => number) =>
    Float64Array.from({ length: STRAIGHT_POINTS }, (_, i) => value(i));
  const x = filled((point) => point * STRAIGHT_STEP);
  const wide = filled(() => 10);
  return stage(
    'straight',
    false,
    x,
    filled(() => 0),
    wide,
    wide,
    new Int32Array(STRAIGHT_POINTS),
  );
}
