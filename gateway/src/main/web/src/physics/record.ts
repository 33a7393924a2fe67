import type { Race } from '../generated/simulation/simulation.js';
import type { StageData } from '../races/render/course';
import { stageOf } from '../races/render/stage';
import { type Happening, KEPT, type RecordEnd, type RecordPart } from './recorded';
import type { Replay } from './replay';
import { CAR_REALS, Rerun } from './rerun';

/** Where they stand in what the simulation writes. */
const SOURCES = [0, 1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 14, 16];

const PART_TICKS = 120;

/** Drives a race again and writes down what can be seen of it. */
export function record(
  replay: Replay,
  onStage: (stage: StageData) => void,
  onPart: (part: RecordPart) => void,
): RecordEnd {
  const rerun = new Rerun(replay);
  onStage(stageOf(rerun.stage));
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
