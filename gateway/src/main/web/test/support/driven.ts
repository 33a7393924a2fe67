import { type Driver, driver, physicsVersion } from '../../src/generated/simulation/simulation.js';
import { LOOKS } from '../../src/garage/models';
import { CHAIN_START, nextChain } from '../../src/physics/chain';
import type { RaceSpec, Replay, SpecCar } from '../../src/physics/replay';
import { Rerun, stageOf } from '../../src/physics/rerun';

const EVERY = 60;

/** A car of a built-in driver, or with null of a person. */
export function car(id: number, username: string, model: SpecCar['model'], strength: SpecCar['strength']): SpecCar {
  return { id, user_id: strength ? 0 : 1000 + id, username, model, levels: [0, 0, 0, 0, 0, 0, 0, 0], strength };
}

/** A short race of two built-in drivers and a person on Otter Creek. */
export const SHORT: RaceSpec = {
  stage: { seed: 0, length: 0, surface: 'asphalt', closed: true, track: 'otter_creek' },
  laps: 1,
  seed: 5,
  limit_ticks: 900,
  cars: [car(1, 'okonjo', 'marten_gt', 'pro'), car(2, 'ada', 'pika', null), car(3, 'House 3', 'lynx_r', 'rookie')],
};

/** The replay of a race whose people drive as a club driver does, with an input each sixth tick. */
export function driven(spec: RaceSpec, id = 'run-1'): Replay {
  const replay: Replay = {
    replay_id: id,
    room_id: 'race_x',
    kind: 'race',
    simulation_version: physicsVersion(),
    start_at: '2026-11-21T20:15:00.000Z',
    spec,
    ticks: 0,
    hash: '',
    inputs: [],
    keyframes: [],
  };
  const rerun = new Rerun(replay);
  const people = driversOf(spec);
  for (let chain = CHAIN_START; !rerun.isOver;) {
    if (rerun.tick % 6 === 0) chain = steer(replay, rerun, people, chain);
    rerun.step();
    if (rerun.tick % EVERY === 0) replay.keyframes.push({ tick: rerun.tick, hash: rerun.race.hash() });
  }
  return { ...replay, ticks: rerun.tick, hash: rerun.race.hash() };
}

function driversOf(spec: RaceSpec): (Driver | null)[] {
  const stage = stageOf(spec.stage);
  return spec.cars.map(({ strength, model, levels }) =>
    strength ? null : driver(stage, Int32Array.from([LOOKS[model].code, ...levels]), 1),
  );
}

/** Adds what the people do now, to take effect in the next tick but one. */
function steer(replay: Replay, rerun: Rerun, people: (Driver | null)[], chain: number): number {
  const packed = people.flatMap((person, place) =>
    person ? [packedInput(place, person.controls(rerun.race, place), rerun.tick)] : [],
  );
  if (packed.length === 0) return chain;
  const tick = rerun.tick + 2;
  const next = nextChain(chain, tick, packed);
  replay.inputs.push({ tick, packed: packed.map(base64), chain: next.toString(16).padStart(8, '0') });
  return next;
}

function packedInput(place: number, controls: number, n: number): Uint8Array {
  const bytes = new Uint8Array(10);
  const view = new DataView(bytes.buffer);
  view.setInt8(1, place);
  view.setInt32(2, controls);
  view.setInt32(6, n);
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
