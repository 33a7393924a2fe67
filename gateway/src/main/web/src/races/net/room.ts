import type { RaceCar, RaceEvent, RaceImage } from './messages';

/** Times of a car that were heard of, s. */
export interface Times {
  /** Of the present lap, first to third. */
  sectors: readonly number[];
  bestSectors: readonly (number | undefined)[];
  lastLap: number | null;
  bestLap: number | null;
  /** Tick at which the present lap began. */
  lapFrom: number;
  finished: number | null;
}

/** A line about what happened. */
export interface Moment {
  seq: number;
  /** 0 outside the run. */
  tick: number;
  kind:
    | 'sector'
    | 'lap'
    | 'collision'
    | 'wrong_way'
    | 'shortcut'
    | 'finished'
    | 'retired'
    | 'left'
    | 'joined'
    | 'lost'
    | 'back';
  car: number;
  /** The time, s; for a collision the other car, 0 for a wall. */
  value: number;
  /** Which sector, lap or place. */
  number: number;
  /** Fastest of all in this race. */
  isBest: boolean;
}

/** A race as pages see it: the image with everything since folded in. */
export interface RaceRoom extends RaceImage {
  times: Readonly<Record<number, Times>>;
  /** Fastest of all so far, s. */
  best: { lap: number | null; lapBy: number; sectors: readonly (number | undefined)[] };
  moments: readonly Moment[];
  closed?: string;
}

const MOST_MOMENTS = 40;
const SECTORS = 3;

const NO_TIMES: Times = { sectors: [], bestSectors: [], lastLap: null, bestLap: null, lapFrom: 0, finished: null };

/** Takes an image; times and moments that were heard are kept for the same race. */
export function roomOf(image: RaceImage, before: RaceRoom | null): RaceRoom {
  const same = before?.race_id === image.race_id && before.epoch === image.epoch ? before : null;
  return {
    ...image,
    times: same?.times ?? {},
    best: same?.best ?? { lap: null, lapBy: 0, sectors: [] },
    moments: same?.moments ?? [],
  };
}

export function carOf(room: RaceRoom, userId: number): RaceCar | undefined {
  return room.cars.find((car) => car.user_id === userId && !car.has_left);
}

export function timesOf(room: RaceRoom, car: number): Times {
  return room.times[car] ?? NO_TIMES;
}

/** Folds one numbered message in. Pure. */
export function applyRaceEvent(room: RaceRoom, event: RaceEvent): RaceRoom {
  return { ...fold(room, event), seq: event.seq, epoch: event.epoch };
}

function fold(room: RaceRoom, event: RaceEvent): RaceRoom {
  switch (event.type) {
    case 'race_joined':
      return joined(room, event);
    case 'driver_left':
      return said(left(room, event), event, 'left', event.car);
    case 'driver_ready':
      return patch(room, event.user_id, { ready: event.ready });
    case 'driver_disconnected':
      return said(patch(room, event.user_id, { is_online: false }), event, 'lost', byUser(room, event.user_id));
    case 'driver_rejoined':
      return said(patch(room, event.user_id, { is_online: true }), event, 'back', byUser(room, event.user_id));
    case 'spectator_joined':
      return { ...room, spectator_count: room.spectator_count + 1 };
    case 'spectator_left':
      return { ...room, spectator_count: Math.max(0, room.spectator_count - 1) };
    default:
      return driven(room, event);
  }
}

function driven(room: RaceRoom, event: RaceEvent): RaceRoom {
  switch (event.type) {
    case 'race_start':
      return started(room, event);
    case 'sector':
      return sector(room, event);
    case 'lap':
      return lap(room, event);
    case 'collision':
      return said(room, event, 'collision', event.car, event.other ?? 0);
    case 'wrong_way':
      return event.wrong ? said(room, event, 'wrong_way', event.car) : room;
    case 'shortcut':
      return said(room, event, 'shortcut', event.car, event.gained);
    default:
      return ended(room, event);
  }
}

function ended(room: RaceRoom, event: RaceEvent): RaceRoom {
  switch (event.type) {
    case 'car_finished': {
      const timed = time(room, event.car, { finished: event.time });
      return said(timed, event, 'finished', event.car, event.time, event.position);
    }
    case 'car_retired':
      return said(room, event, 'retired', event.car);
    case 'race_end':
      return { ...room, status: 'finished', results: event.results, replay_id: event.replay_id };
    case 'race_aborted':
      return { ...room, status: 'abandoned' };
    case 'race_closed':
      return { ...room, closed: event.reason };
    default:
      return room;
  }
}

function joined(room: RaceRoom, event: RaceEvent & { type: 'race_joined' }): RaceRoom {
  const { seat_until, left: hasLeft, ...car } = event.car;
  const others = room.cars.filter(({ id }) => id !== car.id);
  const cars = [...others, { ...car, is_online: seat_until === null, has_left: hasLeft }];
  const next = { ...room, cars, car_count: cars.length, free_seats: event.free_seats, starts_at: event.starts_at };
  return said(next, event, 'joined', car.id);
}

/** Under way a car stays on the grid, though its driver has gone. */
function left(room: RaceRoom, event: RaceEvent & { type: 'driver_left' }): RaceRoom {
  const isUnderWay = room.status !== 'waiting';
  const cars = isUnderWay
    ? room.cars.map((car) => (car.id === event.car ? { ...car, has_left: true } : car))
    : room.cars.filter((car) => car.id !== event.car);
  return { ...room, cars, car_count: cars.length, free_seats: event.free_seats };
}

function started(room: RaceRoom, event: RaceEvent & { type: 'race_start' }): RaceRoom {
  const status = event.countdown > 0 ? 'countdown' : 'racing';
  return { ...room, status, countdown: event.countdown, start_at: event.start_at, replay_id: event.run_id };
}

function sector(room: RaceRoom, event: RaceEvent & { type: 'sector' }): RaceRoom {
  const index = Math.min(SECTORS, Math.max(1, event.sector)) - 1;
  const own = timesOf(room, event.car);
  const isBest = event.time < (room.best.sectors[index] ?? Infinity);
  const sectors = index === 0 ? [event.time] : [...own.sectors.slice(0, index), event.time];
  const bestSectors = put(own.bestSectors, index, Math.min(event.time, own.bestSectors[index] ?? Infinity));
  const timed = time(room, event.car, { sectors, bestSectors });
  const best = isBest ? { ...room.best, sectors: put(room.best.sectors, index, event.time) } : room.best;
  return said({ ...timed, best }, event, 'sector', event.car, event.time, index + 1, isBest);
}

function lap(room: RaceRoom, event: RaceEvent & { type: 'lap' }): RaceRoom {
  const own = timesOf(room, event.car);
  const isBest = event.time < (room.best.lap ?? Infinity);
  const bestLap = Math.min(event.time, own.bestLap ?? Infinity);
  const timed = time(room, event.car, { lastLap: event.time, bestLap, lapFrom: event.tick });
  const best = isBest ? { ...room.best, lap: event.time, lapBy: event.car } : room.best;
  return said({ ...timed, best }, event, 'lap', event.car, event.time, event.lap, isBest);
}

function said(
  room: RaceRoom,
  event: RaceEvent,
  kind: Moment['kind'],
  car: number,
  value = 0,
  number = 0,
  isBest = false,
): RaceRoom {
  const tick = 'tick' in event ? event.tick : 0;
  const moment = { seq: event.seq, tick, kind, car, value, number, isBest };
  return { ...room, moments: [...room.moments, moment].slice(-MOST_MOMENTS) };
}

function time(room: RaceRoom, car: number, times: Partial<Times>): RaceRoom {
  return { ...room, times: { ...room.times, [car]: { ...timesOf(room, car), ...times } } };
}

function put<T>(list: readonly T[], index: number, value: T): T[] {
  const copy = [...list];
  copy[index] = value;
  return copy;
}

function patch(room: RaceRoom, userId: number, change: Partial<RaceCar>): RaceRoom {
  return { ...room, cars: room.cars.map((car) => (car.user_id === userId ? { ...car, ...change } : car)) };
}

function byUser(room: RaceRoom, userId: number): number {
  return room.cars.find((car) => car.user_id === userId)?.id ?? 0;
}
