import type { SpecCar } from '../physics/replay';
import type { CarShown } from '../races/render/scene';
import { FLAG, type Recording, type Sample } from './recording';

/** Pull from which the brake lamps are lit, m/s². */
const BRAKING = -4;

/** The cars of a recording at a tick, for the renderer: y down, headings clockwise. */
export function carsShown(
  recording: Recording,
  cars: readonly SpecCar[],
  codes: readonly string[],
  tick: number,
  own: number | null,
): CarShown[] {
  return cars.map((car, index) => ({
    ...shown(recording.sample(index, tick)),
    number: car.id,
    code: codes[index] ?? '',
    isOwn: index === own,
  }));
}

/** A car of another run, half seen. */
export function ghostShown(recording: Recording, car: number, number: number, tick: number): CarShown {
  return { ...shown(recording.sample(car, tick)), number, code: '', place: 0, isOwn: false, isGhost: true };
}

function shown(sample: Sample): Omit<CarShown, 'number' | 'code' | 'isOwn'> {
  return {
    place: sample.place,
    x: sample.x,
    y: -sample.y,
    vx: sample.vx,
    vy: -sample.vy,
    heading: -sample.heading,
    isDrifting: (sample.flags & FLAG.drifting) !== 0,
    isOffTrack: (sample.flags & FLAG.offTrack) !== 0,
    isBraking: sample.pull < BRAKING,
    hasNitro: sample.hasNitro,
  };
}
