import { TICKS_A_SECOND } from './playhead';
import { FLAG, type Recording } from './recording';

/** A line of the standings at a moment. */
export interface Standing {
  /** Place on the grid, from 0. */
  car: number;
  /** From 1. */
  place: number;
  lap: number;
  /** Seconds behind the first; null for the first itself and for who is out. */
  gap: number | null;
  /** Seconds to the finish, once there. */
  finishTime: number | null;
  isOut: boolean;
}

/** Who stands where at a tick, first first. */
export function standingsAt(recording: Recording, tick: number): Standing[] {
  const at = Math.max(0, Math.min(Math.floor(tick), recording.ticks));
  const cars = Array.from({ length: recording.cars }, (_, car) => car);
  cars.sort((a, b) => recording.get(a, at, 'place') - recording.get(b, at, 'place'));
  const leader = cars[0] ?? 0;
  return cars.map((car, index) => standing(recording, car, index, leader, at));
}

function standing(recording: Recording, car: number, index: number, leader: number, tick: number): Standing {
  const isOut = (recording.get(car, tick, 'flags') & FLAG.retired) !== 0;
  const finishTime = recording.finishTime(car, tick);
  return {
    car,
    place: index + 1,
    lap: recording.get(car, tick, 'lap'),
    gap: index === 0 || isOut ? null : gap(recording, car, leader, tick, finishTime),
    finishTime,
    isOut,
  };
}

/** How long ago the first was where this car is; of those who have finished, the difference of their times. */
function gap(recording: Recording, car: number, leader: number, tick: number, finishTime: number | null): number {
  const best = recording.finishTime(leader, tick);
  if (finishTime !== null && best !== null) return finishTime - best;
  const then = recording.tickAt(leader, recording.get(car, tick, 'progress'));
  return Math.max(0, (tick - then) / TICKS_A_SECOND);
}
