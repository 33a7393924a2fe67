import type * as Simulation from '../../generated/simulation/simulation';
import type { StageSource } from '../net/messages';
import { type World, courseOf, stageOf, worldOf } from '../render';

export type Physics = typeof Simulation;

let loading: Promise<Physics> | null = null;

/** The physics of races; fetched when the first race is looked at. */
export function loadPhysics(): Promise<Physics> {
  loading ??= import('../../generated/simulation/simulation.js').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

const SURFACES = ['asphalt', 'gravel', 'ice'] as const;

/** The stage that the server drives, made from what it is made of. */
export function stageFrom(physics: Physics, source: StageSource): Simulation.Stage {
  if (source.track !== null) return physics.circuit(source.track);
  const surface = Math.max(0, SURFACES.indexOf(source.surface)) as Simulation.SurfaceCode;
  return physics.generate(source.seed, source.length, surface, source.closed);
}

const MOST_WORLDS = 3;
const worlds = new Map<string, World>();

/** What of a stage stands still; the last few are remembered, as the next race often is on one of them. */
export function worldFrom(stage: Simulation.Stage, source: StageSource): World {
  const key = JSON.stringify(source);
  const world = worlds.get(key) ?? worldOf(courseOf(stageOf(stage)));
  worlds.delete(key);
  worlds.set(key, world);
  if (worlds.size > MOST_WORLDS) worlds.delete(worlds.keys().next().value!);
  return world;
}
