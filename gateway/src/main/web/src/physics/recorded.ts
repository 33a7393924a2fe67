/** Numbers kept of each car and tick, in this order. */
export const KEPT = [
  'x',
  'y',
  'vx',
  'vy',
  'heading',
  'steer',
  'slip',
  'progress',
  'surface',
  'flags',
  'lap',
  'place',
  'nitro',
] as const;

/** Something that happened, as the simulation tells it. */
export interface Happening {
  tick: number;
  kind: number;
  car: number;
  other: number;
  number: number;
  value: number;
}

/** Some ticks of a race, in order. */
export interface RecordPart {
  /** `KEPT` numbers, a car after the other, a tick after the other. */
  frames: Float32Array;
  happenings: Happening[];
}

/** How a race made again came out; times in seconds, 0 for none. */
export interface RecordEnd {
  ticks: number;
  finishTimes: number[];
  bestLaps: number[];
}
