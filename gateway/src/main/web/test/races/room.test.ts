import { describe, expect, it } from 'vitest';
import type { RaceEvent, RaceImage } from '../../src/races/net/messages';
import { applyRaceEvent, roomOf, timesOf } from '../../src/races/net/room';
import { choose } from '../../src/races/page/choose';
import { momentText, ordinal } from '../../src/races/page/words';

const CAR = {
  id: 1,
  user_id: 7,
  username: 'ann',
  car_id: 1,
  model: 'pika' as const,
  car_name: 'Pika',
  levels: [],
  strength: null,
  ready: false,
  is_online: true,
  has_left: false,
};

const IMAGE: RaceImage = {
  race_id: 'race_1',
  name: 'Quick race 1',
  status: 'waiting',
  laps: 2,
  max_cars: 8,
  car_count: 1,
  free_seats: 7,
  spectator_count: 0,
  host_id: 7,
  host_username: 'ann',
  show: false,
  stage_name: 'Kestrel Ring',
  stage_length: 1980,
  created_at: '2026-01-01T00:00:00Z',
  start_at: null,
  starts_at: null,
  stage: {
    name: 'Kestrel Ring',
    length: 1980,
    closed: true,
    source: { seed: 0, length: 0, surface: 'asphalt', closed: true, track: 'kestrel_ring' },
  },
  cars: [CAR],
  countdown: null,
  replay_id: null,
  results: [],
  seq: 1,
  epoch: 'a',
};

type Body = RaceEvent extends infer E ? (E extends RaceEvent ? Omit<E, 'race_id' | 'seq' | 'epoch'> : never) : never;

function after(...bodies: Body[]) {
  return bodies.reduce(
    (room, body, i) => applyRaceEvent(room, { ...body, race_id: 'race_1', epoch: 'a', seq: i + 2 } as RaceEvent),
    roomOf(IMAGE, null),
  );
}

describe('a race', () => {
  it('fills up, counts down and starts', () => {
    const entry = { ...CAR, id: 2, user_id: 8, username: 'ben', seat_until: null, left: false };
    const room = after(
      { type: 'race_joined', car: entry, starts_at: null, free_seats: 6 },
      { type: 'driver_ready', user_id: 7, ready: true },
      { type: 'race_start', countdown: 3, run_id: 'run_1', start_at: '2026-01-01T00:00:10Z' },
    );
    expect(room.cars.map((car) => [car.username, car.ready])).toEqual([
      ['ann', true],
      ['ben', false],
    ]);
    expect(room).toMatchObject({ status: 'countdown', countdown: 3, free_seats: 6, seq: 4 });
    const go = { type: 'race_start', countdown: 0, run_id: 'run_1', start_at: '2026-01-01T00:00:10Z' } as const;
    expect(after(go).status).toBe('racing');
  });

  it('drops who leaves before the start, and keeps the car of who leaves under way', () => {
    const left = { type: 'driver_left', car: 1, user_id: 7, username: 'ann', reason: 'left', free_seats: 8 } as const;
    expect(after(left).cars).toEqual([]);
    const start = { type: 'race_start', countdown: 3, run_id: 'r', start_at: '' } as const;
    expect(after(start, left).cars[0]!.has_left).toBe(true);
  });

  it('knows the fastest lap and sector, whoever drove them', () => {
    const room = after(
      { type: 'lap', car: 1, tick: 3600, lap: 1, time: 60 },
      { type: 'lap', car: 2, tick: 3700, lap: 1, time: 59.5 },
      { type: 'lap', car: 1, tick: 7000, lap: 2, time: 59.9 },
    );
    expect(room.best).toMatchObject({ lap: 59.5, lapBy: 2 });
    expect(timesOf(room, 1)).toMatchObject({ bestLap: 59.9, lastLap: 59.9, lapFrom: 7000 });
    expect(room.moments.map((moment) => moment.isBest)).toEqual([true, true, false]);
  });

  it('has the three sectors of a lap in their order, and begins anew with the first', () => {
    const said = (sector: number, time: number) => ({ type: 'sector', car: 1, tick: 60, sector, time }) as const;
    expect(timesOf(after(said(1, 20), said(2, 21), said(3, 22)), 1).sectors).toEqual([20, 21, 22]);
    const room = after(said(1, 20), said(2, 21), said(3, 22), said(1, 19));
    expect(timesOf(room, 1).sectors).toEqual([19]);
    expect(room.moments.map((moment) => moment.number)).toEqual([1, 2, 3, 1]);
  });

  it('keeps times over a new image of the same race, and forgets them with another', () => {
    const room = after({ type: 'lap', car: 1, tick: 3600, lap: 1, time: 60 });
    expect(timesOf(roomOf({ ...IMAGE, seq: 9 }, room), 1).bestLap).toBe(60);
    expect(timesOf(roomOf({ ...IMAGE, epoch: 'b' }, room), 1).bestLap).toBeNull();
  });
});

describe('words of a race', () => {
  it('tell places', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21].map((n) => n + ordinal(n)).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st',
    );
  });

  it('tell what happened, and nothing of what is not worth a line', () => {
    const moment = { seq: 1, tick: 60, car: 1, value: 61.5, number: 1, isBest: true };
    expect(momentText({ ...moment, kind: 'lap' }, () => 'ANN')).toBe('Fastest lap, ANN 1:01.500');
    expect(momentText({ ...moment, kind: 'sector', isBest: false }, () => 'ANN')).toBeNull();
    expect(momentText({ ...moment, kind: 'collision', value: 0 }, () => 'ANN')).toBeNull();
  });
});

describe('the race on the first page', () => {
  const race = (race_id: string, status: RaceImage['status'], created_at = IMAGE.created_at) => ({
    ...IMAGE,
    race_id,
    status,
    created_at,
  });

  it('is one that is being driven', () => {
    expect(choose([race('a', 'waiting'), race('b', 'racing'), race('c', 'countdown')], null)).toBe('b');
  });

  it('stays while it is being driven, and changes when it is over', () => {
    expect(choose([race('a', 'racing'), race('b', 'racing', '2027-01-01T00:00:00Z')], 'a')).toBe('a');
    expect(choose([race('b', 'racing')], 'a')).toBe('b');
  });

  it('is the last one while there is no other', () => {
    expect(choose([], 'a')).toBe('a');
    expect(choose([], null)).toBeNull();
  });
});
