import type { Race, Stage } from '../generated/simulation/simulation.js';
import type { Replay } from './replay';
import { CAR_REALS, Rerun } from './rerun';

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

/** Where they stand in what the simulation writes. */
const SOURCES = [0, 1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 14, 16];

/** Numbers the simulation writes for each point of a stage. */
export const POINT_REALS = 11;

const PART_TICKS = 120;

/** Something that happened, as the simulation tells it. */
export interface Happening {
  tick: number;
  kind: number;
  car: number;
  other: number;
  number: number;
  value: number;
}

/** The stage, told before the first tick. */
export interface StageData {
  name: string;
  length: number;
  isClosed: boolean;
  /** Metres along the centre line from its first point to the start line. */
  start: number;
  /** Eleven numbers a point, as `simulation.d.ts` has them. */
  points: Float64Array;
  checkpoints: number[];
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

/** Drives a race again and writes down what can be seen of it. */
export function record(
  replay: Replay,
  onStage: (stage: StageData) => void,
  onPart: (part: RecordPart) => void,
): RecordEnd {
  const rerun = new Rerun(replay);
  onStage(stageData(rerun.stage));
  const cars = replay.spec.cars.length;
  while (rerun.tick < replay.ticks && !rerun.isOver) onPart(part(rerun, replay, cars));
  const column = (at: number) => Array.from({ length: cars }, (_, car) => rerun.cars[car * CAR_REALS + at] ?? 0);
  return { ticks: rerun.tick, finishTimes: column(17), bestLaps: column(19) };
}

function part(rerun: Rerun, replay: Replay, cars: number): RecordPart {
  const isFirst = rerun.tick === 0;
  const most = Math.min(PART_TICKS, replay.ticks - rerun.tick);
  const frames = new Float32Array((most + (isFirst ? 1 : 0)) * cars * KEPT.length);
  const happenings: Happening[] = [];
  let at = isFirst ? keep(rerun, cars, frames, 0) : 0;
  for (let done = 0; done < most && !rerun.isOver; done += 1) {
    rerun.step();
    at = keep(rerun, cars, frames, at);
    hear(rerun.race, happenings);
  }
  return { frames: frames.slice(0, at), happenings };
}

function keep(rerun: Rerun, cars: number, frames: Float32Array, from: number): number {
  let at = from;
  for (let car = 0; car < cars; car += 1) {
    for (const source of SOURCES) frames[at++] = rerun.cars[car * CAR_REALS + source] ?? 0;
  }
  return at;
}

function hear(race: Race, into: Happening[]): void {
  for (let index = 0; index < race.eventCount(); index += 1) {
    into.push({
      tick: race.tick(),
      kind: race.eventKind(index),
      car: race.eventCar(index),
      other: race.eventOther(index),
      number: race.eventNumber(index),
      value: race.eventValue(index),
    });
  }
}

function stageData(stage: Stage): StageData {
  const points = new Float64Array(POINT_REALS * stage.points());
  stage.read(points);
  const checkpoints = Array.from({ length: stage.checkpoints() }, (_, number) => stage.checkpoint(number));
  return {
    name: stage.name(),
    length: stage.length(),
    isClosed: stage.closed(),
    start: stage.start(),
    points,
    checkpoints,
  };
}
