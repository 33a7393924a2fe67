import type { Stage } from '../../generated/simulation/simulation';
import type { Frame } from '../net/frame';
import { type RaceCar, carInts } from '../net/messages';
import type { Physics } from './physics';

const READS = 20;

/** The cars on their grid, as the run will find them at tick 0. */
export function gridFrame(physics: Physics, stage: Stage, cars: readonly RaceCar[]): Frame {
  if (cars.length === 0) return { tick: 0, standings: [], cars: [] };
  const race = physics.race(stage, Int32Array.from(cars.flatMap(carInts)), 1, 1);
  const out = new Float64Array(READS * cars.length);
  race.read(out);
  return {
    tick: 0,
    standings: cars.map((car) => car.id),
    cars: cars.map((car, i) => ({
      id: car.id,
      x: out[READS * i]!,
      y: out[READS * i + 1]!,
      vx: 0,
      vy: 0,
      heading: out[READS * i + 4]!,
      turning: 0,
      surface: out[READS * i + 10]!,
      isOffTrack: false,
      isDrifting: false,
      hasNitro: false,
      isWrongWay: false,
      hasFinished: false,
      hasRetired: false,
      lap: 0,
      checkpoint: 0,
      nitro: 1,
      lastInput: 0,
    })),
  };
}
