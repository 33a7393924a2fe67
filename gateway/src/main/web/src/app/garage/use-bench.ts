import { useQuery } from '@tanstack/react-query';
import { intsOf } from '../../garage/figures';
import { type Levels, type Model, STATS, type Stat } from '../../garage/types';
import type { Figures } from '../../physics/bench';
import { ask } from '../../physics/ask';

/** A car measured as it is, and with one level more of each upgrade. */
export interface Bench {
  model: Model;
  now: Figures;
  next: Record<Stat, Figures>;
}

/** Measures a car by the physics of the races, in a worker; undefined until that is done. */
export function useBench(model: Model, levels: Levels, tops: Record<Stat, number>): Bench | undefined {
  const cars = [levels, ...STATS.map((stat) => raised(levels, stat, tops[stat]))].map((each) => intsOf(model, each));
  const query = useQuery({
    queryKey: ['bench', cars],
    queryFn: async () => benchOf(model, await ask('measure', cars).answer),
    staleTime: Infinity,
    // The figures before an upgrade stay until the new ones are there; those of another car do not.
    placeholderData: (before: Bench | undefined) => (before?.model === model ? before : undefined),
  });
  return query.data;
}

function raised(levels: Levels, stat: Stat, top: number): Levels {
  return { ...levels, [stat]: Math.min(top, levels[stat] + 1) };
}

function benchOf(model: Model, [now, ...next]: Figures[]): Bench {
  if (!now) throw new Error('the bench measured nothing');
  const byStat = Object.fromEntries(STATS.map((stat, index) => [stat, next[index] ?? now]));
  return { model, now, next: byStat as Record<Stat, Figures> };
}
