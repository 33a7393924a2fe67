import type { RaceSpec } from '../physics/replay';

/** What times are compared on, as the server names it. */
export function stageKey({ stage, laps }: RaceSpec): string {
  const { track, seed, length, surface, closed } = stage;
  return track ? `track-${track}-${laps}` : `seed-${seed}-${length}-${surface}-${closed ? 'ring' : 'rally'}-${laps}`;
}
