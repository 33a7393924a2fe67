import type * as Simulation from '../../generated/simulation/simulation';
import type { NitroStore } from './predictor';

/** What nitro a car starts with, found by firing a burst. */
export function nitroOf(simulation: typeof Simulation, stage: Simulation.Stage, car: Int32Array): NitroStore {
  const race = simulation.race(stage, car, 1, 1);
  const out = new Float64Array(20);
  race.read(out);
  const charges = out[15]!;
  race.setInput(0, simulation.quantise(1, 0, 0, true));
  race.step();
  race.read(out);
  return { charges, ticks: out[16]! + 1 };
}
