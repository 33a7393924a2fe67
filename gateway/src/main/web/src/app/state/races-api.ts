import type { Model } from '../../garage/types';
import { type Page, call } from './api';

export type By = 'points' | 'rating' | 'time';

/** A race that is to come or under way. */
export interface OpenRace {
  race_id: string;
  name: string;
  status: 'waiting' | 'countdown' | 'racing' | string;
  laps: number;
  max_cars: number;
  car_count: number;
  free_seats: number;
  spectator_count: number;
  host_username: string;
  /** The race for onlookers that is always going. */
  show: boolean;
  stage_name: string;
  stage_length: number;
  start_at: string | null;
  starts_at: string | null;
}

export interface ResultRow {
  position: number;
  /** 0 for a built-in driver. */
  user_id: number;
  username: string;
  /** Number in the race. */
  car: number;
  model: Model;
  strength: string | null;
  /** Seconds; null for who did not finish. */
  stage_time: number | null;
  dnf: boolean;
  points_earned: number;
  fastest_lap: number | null;
}

export interface FinishedRace {
  race_id: string;
  name: string;
  replay_id: string;
  /** Key that times are compared on. */
  stage: string;
  stage_name: string;
  laps: number;
  started_at: string;
  finished_at: string;
  /** Whether the house found its replay the same; null until it has looked. */
  verified: boolean | null;
  results: ResultRow[];
}

export interface RacePage extends Page<FinishedRace> {
  open?: OpenRace[];
}

interface Row {
  user_id: number;
  username: string;
  race_id: string;
  replay_id: string;
  at: string;
}

export interface Standing extends Row {
  points: number;
  races: number;
  wins: number;
  mu: number;
  sigma: number;
  /** What the rating is sorted by: mu less three sigma. */
  rating: number;
}

export interface StageTime extends Row {
  stage: string;
  stage_time: number;
}

export interface BoardPage<T> extends Page<T> {
  by: By;
  stage?: string;
}

/** Rows a page. */
export const PAGE = 20;

export const racesApi = {
  races: (query: { driver?: number; cursor?: string }) => call<RacePage>('GET', url('/api/races', query)),
  race: (id: string) => call<FinishedRace>('GET', `/api/races/${encodeURIComponent(id)}`),
  standings: (by: 'points' | 'rating', cursor?: string) =>
    call<BoardPage<Standing>>('GET', url('/api/leaderboard', { by, cursor })),
  times: (stage: string | undefined, cursor?: string) =>
    call<BoardPage<StageTime>>('GET', url('/api/leaderboard', { by: 'time', stage, cursor })),
};

function url(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries({ ...query, limit: PAGE }).filter((pair) => pair[1] !== undefined);
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
