import type { CarInts, Figures } from '../physics/bench';
import { type Spec, gripAt, nitroSeconds } from './coefficients';
import { LOOKS } from './models';
import { type Levels, type Model, STATS } from './types';
import { degrees } from './words';

/** One figure of a car, with where it stands between the weakest and the best of all cars, 0 … 1. */
export interface Figure {
  name: string;
  unit: string;
  value: number;
  digits: number;
  share: number;
}

interface Scale {
  name: string;
  unit: string;
  digits: number;
  /** The value at the left end of the bar and at the right end. */
  worst: number;
  best: number;
}

const SCALES: Scale[] = [
  { name: 'Top speed', unit: 'km/h', digits: 0, worst: 180, best: 295 },
  { name: '0 to 100', unit: 's', digits: 2, worst: 6.2, best: 3 },
  { name: '100 to 0', unit: 'm', digits: 1, worst: 43, best: 29 },
  { name: 'Weight', unit: 'kg', digits: 0, worst: 1480, best: 820 },
  { name: 'Grip, asphalt', unit: 'g', digits: 2, worst: 1.02, best: 1.34 },
  { name: 'Grip, gravel', unit: 'g', digits: 2, worst: 0.56, best: 0.92 },
  { name: 'Turn-in', unit: '°/s', digits: 0, worst: 115, best: 230 },
  { name: 'Nitro', unit: 's', digits: 1, worst: 0, best: 25 },
];

/** The eight figures of a car: what it does on the bench, and what follows from its coefficients. */
export function figuresOf(spec: Spec, bench: Figures): Figure[] {
  const values = [
    bench.topSpeed,
    bench.toHundred,
    bench.stopping,
    spec.MASS,
    gripAt(spec, 'asphalt', 0),
    gripAt(spec, 'gravel', 0),
    degrees(spec),
    nitroSeconds(spec),
  ];
  return SCALES.map((scale, index) => figure(scale, values[index] ?? 0));
}

/** A car as the bench takes it. */
export function intsOf(model: Model, levels: Levels): CarInts {
  return [LOOKS[model].code, ...STATS.map((stat) => levels[stat])];
}

function figure({ name, unit, digits, worst, best }: Scale, value: number): Figure {
  const share = Math.min(1, Math.max(0, (value - worst) / (best - worst)));
  return { name, unit, value, digits, share };
}
