/** What `/ws/races` says, as far as this client listens; docs/races.md and the JSON Schemas have the whole of it. */

export type Model = 'pika' | 'marten_gt' | 'lynx_r' | 'heron';
export type Strength = 'rookie' | 'club' | 'pro';
export type RaceStatus = 'waiting' | 'countdown' | 'racing' | 'finished' | 'abandoned';

/** A car on the grid. */
export interface RaceCar {
  id: number;
  user_id: number;
  username: string;
  car_id: number;
  model: Model;
  car_name: string;
  levels: readonly number[];
  /** Of a built-in driver, null for a person. */
  strength: Strength | null;
  ready: boolean;
  is_online: boolean;
  has_left: boolean;
}

export interface StageSource {
  seed: number;
  length: number;
  surface: 'asphalt' | 'gravel' | 'ice';
  closed: boolean;
  track: string | null;
}

export interface ResultRow {
  position: number;
  user_id: number;
  username: string;
  car: number;
  strength: Strength | null;
  /** s. */
  stage_time: number | null;
  dnf: boolean;
  points_earned: number;
  fastest_lap: number | null;
}

/** The image of a race; lists carry the part of it that is required. */
export interface RaceSummary {
  race_id: string;
  name: string;
  status: RaceStatus;
  laps: number;
  max_cars: number;
  car_count: number;
  free_seats: number;
  spectator_count: number;
  host_id: number;
  host_username: string;
  show: boolean;
  stage_name: string;
  stage_length: number;
  created_at: string;
  start_at: string | null;
  starts_at: string | null;
}

export interface RaceImage extends RaceSummary {
  stage: { name: string; length: number; closed: boolean; source: StageSource };
  cars: readonly RaceCar[];
  countdown: number | null;
  replay_id: string | null;
  results: readonly ResultRow[];
  seq: number;
  epoch: string;
}

interface InRace {
  race_id: string;
  seq: number;
  epoch: string;
}

interface OfCar {
  car: number;
  tick: number;
}

type Entry = Omit<RaceCar, 'is_online' | 'has_left'> & { seat_until: string | null; left: boolean };

/** Numbered messages of a race's channel. */
export type RaceEvent = InRace &
  (
    | { type: 'race_joined'; car: Entry; starts_at: string | null; free_seats: number }
    | { type: 'driver_ready'; user_id: number; ready: boolean }
    | { type: 'driver_left'; car: number; user_id: number; username: string; reason: string; free_seats: number }
    | { type: 'driver_disconnected'; user_id: number; username: string; seat_until: string }
    | { type: 'driver_rejoined'; user_id: number; username: string }
    | { type: 'spectator_joined'; user_id: number; username: string }
    | { type: 'spectator_left'; user_id: number; username: string }
    | { type: 'race_start'; countdown: number; run_id: string; start_at: string }
    | ({ type: 'checkpoint'; checkpoint: number; time: number } & OfCar)
    | ({ type: 'sector'; sector: number; time: number } & OfCar)
    | ({ type: 'lap'; lap: number; time: number } & OfCar)
    | ({ type: 'collision'; other: number | null; speed: number } & OfCar)
    | ({ type: 'wrong_way'; wrong: boolean } & OfCar)
    | ({ type: 'shortcut'; gained: number } & OfCar)
    | ({ type: 'car_finished'; position: number; time: number } & OfCar)
    | ({ type: 'car_retired' } & OfCar)
    | { type: 'race_end'; replay_id: string; results: readonly ResultRow[]; tick: number }
    | { type: 'race_aborted'; reason: string }
    | { type: 'race_closed'; reason: string }
  );

export interface RaceInfo {
  type: 'race_info';
  race_id: string;
  status: 'racing' | 'finished';
  laps: number;
  start_at: number;
  shift_ms: number;
  input_delay: number;
  standings: readonly number[];
}

/** What a race is to be like; what is absent is decided by rule or chance. */
export interface RaceWish {
  name: string;
  stage?: Partial<Omit<StageSource, 'track'>> | { track: string };
  laps?: number;
  max_cars?: number;
  drivers?: readonly Strength[];
  start_after?: number;
}

/** Commands with one effect each. */
export type RaceCommand =
  | ({ type: 'create_race' } & RaceWish)
  | ({ type: 'enter_race'; car_id?: number } & RaceWish)
  | { type: 'quick_race'; car_id?: number }
  | { type: 'join_race'; race_id: string; car_id?: number }
  | { type: 'rejoin_race'; race_id: string }
  | { type: 'ready'; race_id: string; ready: boolean }
  | { type: 'leave_race'; race_id: string }
  | { type: 'spectate'; race_id: string };

/** Order of the types in the simulation. */
export const MODELS: readonly Model[] = ['pika', 'marten_gt', 'lynx_r', 'heron'];

/** The nine ints by which the simulation knows a car. */
export function carInts(car: { model: Model; levels: readonly number[] }): number[] {
  return [Math.max(0, MODELS.indexOf(car.model)), ...Array.from({ length: 8 }, (_, i) => car.levels[i] ?? 0)];
}
