/** A state of a run as it came: metres, m/s, rad, y up. */
export interface Frame {
  tick: number;
  /** Numbers of the cars, first to last. */
  standings: readonly number[];
  cars: readonly CarFrame[];
}

export interface CarFrame {
  /** 1 … 8. */
  id: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  heading: number;
  turning: number;
  /** 0 asphalt, 1 gravel, 2 ice. */
  surface: number;
  isOffTrack: boolean;
  isDrifting: boolean;
  hasNitro: boolean;
  isWrongWay: boolean;
  hasFinished: boolean;
  hasRetired: boolean;
  /** Laps completed, and checkpoints passed in this one. */
  lap: number;
  checkpoint: number;
  /** 0 … 1 of what it started with. */
  nitro: number;
  /** Number of the newest input in this state, modulo 256. */
  lastInput: number;
}

const HEADER = 16;
const CAR = 20;
const VERSION = 1;
const MOST_CARS = 8;
const MAGIC = 0x5053;

/** Reads the binary form of a `game_state`; null for what is none. */
export function readFrame(data: ArrayBuffer): Frame | null {
  const view = new DataView(data);
  if (data.byteLength < HEADER || view.getUint16(0) !== MAGIC || view.getUint8(2) !== VERSION) return null;
  const count = view.getUint8(3);
  if (count > MOST_CARS || data.byteLength !== HEADER + CAR * count) return null;
  const standings: number[] = [];
  for (let place = 0; place < MOST_CARS; place++) {
    const number = view.getUint8(8 + place);
    if (number > 0) standings.push(number);
  }
  const cars = Array.from({ length: count }, (_, i) => readCar(view, HEADER + CAR * i));
  return { tick: view.getInt32(4), standings, cars };
}

function readCar(view: DataView, at: number): CarFrame {
  const flags = view.getUint8(at + 14);
  const numbers = view.getUint8(at + 15);
  return {
    id: numbers & 15,
    x: int24(view, at) / 512,
    y: int24(view, at + 3) / 512,
    vx: view.getInt16(at + 6) / 100,
    vy: view.getInt16(at + 8) / 100,
    heading: view.getInt16(at + 10) / 10_000,
    turning: view.getInt16(at + 12) / 1_000,
    surface: numbers >> 4,
    isOffTrack: (flags & 1) !== 0,
    isDrifting: (flags & 2) !== 0,
    hasNitro: (flags & 4) !== 0,
    isWrongWay: (flags & 8) !== 0,
    hasFinished: (flags & 16) !== 0,
    hasRetired: (flags & 32) !== 0,
    lap: view.getUint8(at + 16),
    checkpoint: view.getUint8(at + 17),
    nitro: view.getUint8(at + 18) / 255,
    lastInput: view.getUint8(at + 19),
  };
}

function int24(view: DataView, at: number): number {
  return (view.getInt8(at) << 16) | view.getUint16(at + 1);
}

/** The number nearest to `near` whose last eight bits are given. */
export function wholeNumber(low: number, near: number): number {
  const guess = near - ((near - low) & 255);
  return guess + 256 - near < near - guess ? guess + 256 : guess;
}
