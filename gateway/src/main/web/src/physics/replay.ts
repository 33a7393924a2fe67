import type { Model } from '../garage/types';

export type Strength = 'rookie' | 'club' | 'pro';

/** A car on the grid of a replay. */
export interface SpecCar {
  /** Its number in the race, from 1. */
  id: number;
  /** 0 for a built-in driver. */
  user_id: number;
  username: string;
  model: Model;
  /** By upgrade, in the simulation's order. */
  levels: number[];
  /** Of a built-in driver, null for a person. */
  strength: Strength | null;
}

export interface StageSpec {
  seed: number;
  length: number;
  surface: 'asphalt' | 'gravel' | 'ice';
  closed: boolean;
  /** A circuit by name, null for a stage from its seed. */
  track: string | null;
}

/** All a race needs to start. */
export interface RaceSpec {
  stage: StageSpec;
  laps: number;
  seed: number;
  limit_ticks: number;
  cars: SpecCar[];
}

/** A race as one document: all that is needed to make it again, and to see whether it is the same. */
export interface Replay {
  replay_id: string;
  room_id: string;
  kind: string;
  simulation_version: number;
  start_at: string;
  spec: RaceSpec;
  ticks: number;
  /** Of the state after the last tick, 16 hexadecimal digits. */
  hash: string;
  inputs: { tick: number; packed: string[]; chain: string }[];
  keyframes: { tick: number; hash: string }[];
}

/** Why a file is no replay that can be shown, in words. */
export class ReplayProblem extends Error {
  override name = 'ReplayProblem';
}

/** Largest file that is read, in bytes, as at the server. */
export const MAX_BYTES = 8 * 1024 * 1024;

/** Longest race that is shown: twenty minutes; the server's longest is ten. */
export const MAX_TICKS = 20 * 60 * 60;

const MAX_CARS = 8;
const MAX_LAPS = 100;

/**
 * Reads a replay and makes sure that it has everything in the form that is needed to show it; whether it is true
 * is found by checking it.
 *
 * @throws ReplayProblem
 */
export function readReplay(text: string): Replay {
  const replay = parsed(text);
  must(isObject(replay) && replay.kind === 'race', 'This is not a replay of a race.');
  must(isWhole(replay.simulation_version) && typeof replay.replay_id === 'string', 'It does not say what it is of.');
  must(isWhole(replay.ticks, 0, MAX_TICKS), `It has to have 0 to ${MAX_TICKS} ticks.`);
  must(isHash(replay.hash), 'Its last hash is missing.');
  must(isArray(replay.inputs, isInputs), 'Its inputs are damaged.');
  must(isArray(replay.keyframes, isKeyframe), 'Its hashes are damaged.');
  must(isSpec(replay.spec), 'It does not say how the race began.');
  return replay as unknown as Replay;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReplayProblem('This is not a replay: it is not JSON.');
  }
}

function isSpec(spec: unknown): boolean {
  return (
    isObject(spec) &&
    isStage(spec.stage) &&
    isWhole(spec.laps, 1, MAX_LAPS) &&
    isWhole(spec.seed, -(2 ** 31), 2 ** 31) &&
    isWhole(spec.limit_ticks) &&
    isArray(spec.cars, isCar) &&
    (spec.cars as unknown[]).length >= 1 &&
    (spec.cars as unknown[]).length <= MAX_CARS
  );
}

function isStage(stage: unknown): boolean {
  if (!isObject(stage)) return false;
  const isTrack = typeof stage.track === 'string' || stage.track == null;
  const isSurface = ['asphalt', 'gravel', 'ice'].includes(String(stage.surface));
  return isTrack && isSurface && isWhole(stage.seed, -(2 ** 31), 2 ** 31) && isWhole(stage.length, 0, 3_000);
}

function isCar(car: unknown): boolean {
  if (!isObject(car)) return false;
  const isModel = ['pika', 'marten_gt', 'lynx_r', 'heron'].includes(String(car.model));
  const isDriver = car.strength == null || ['rookie', 'club', 'pro'].includes(String(car.strength));
  return isModel && isDriver && isWhole(car.id, 0, 99) && isWhole(car.user_id) && isArray(car.levels, isWhole);
}

function isInputs(inputs: unknown): boolean {
  return (
    isObject(inputs) &&
    isWhole(inputs.tick) &&
    /^[0-9a-f]{1,8}$/i.test(String(inputs.chain)) &&
    isArray(inputs.packed, (one) => typeof one === 'string' && /^[\w+/]*={0,2}$/.test(one))
  );
}

function isKeyframe(keyframe: unknown): boolean {
  return isObject(keyframe) && isWhole(keyframe.tick) && isHash(keyframe.hash);
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{1,16}$/i.test(value);
}

function isWhole(value: unknown, least = -(2 ** 53), most = 2 ** 53): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isArray(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isOne(one));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function must(isSo: boolean, problem: string): asserts isSo {
  if (!isSo) throw new ReplayProblem(problem);
}
