import { describe, expect, it } from 'vitest';
import {
  canJoin,
  gapText,
  lapText,
  openText,
  placeText,
  sortedOpen,
  stageText,
  stagesOf,
} from '../../src/app/races/words';
import type { FinishedRace, OpenRace } from '../../src/app/state/races-api';

const NOW = Date.parse('2026-11-21T20:00:00Z');

function race(change: Partial<OpenRace>): OpenRace {
  return {
    race_id: 'race_a',
    name: 'a',
    status: 'waiting',
    laps: 2,
    max_cars: 8,
    car_count: 3,
    free_seats: 5,
    spectator_count: 0,
    host_username: 'ada',
    show: false,
    stage_name: 'Frost Bay',
    stage_length: 1500,
    start_at: null,
    starts_at: null,
    ...change,
  };
}

describe('words about races', () => {
  it('write times to the millisecond, and DNF for none', () => {
    expect(lapText(64.2)).toBe('1:04.200');
    expect(lapText(59.9996)).toBe('1:00.000');
    expect(lapText(null)).toBe('DNF');
    expect(gapText(61.25, 60)).toBe('+1.250');
    expect(gapText(60, 60)).toBe('');
  });

  it('write places', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21].map(placeText)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
    ]);
  });

  it('read what a stage is called by the server', () => {
    expect(stageText('track-frost_bay-2')).toBe('Frost Bay, 2 laps');
    expect(stageText('seed-7-1800-gravel-rally-1')).toBe('Gravel rally 7, 1,800 m');
    expect(stageText('of-another-form')).toBe('of-another-form');
  });
});

describe('open races', () => {
  it('can be joined while they wait and have a seat', () => {
    expect(canJoin(race({}))).toBe(true);
    expect(canJoin(race({ free_seats: 0 }))).toBe(false);
    expect(canJoin(race({ status: 'racing' }))).toBe(false);
  });

  it('come first where one can join, then the race that is always on', () => {
    const races = [
      race({ name: 'on', status: 'racing' }),
      race({ name: 'show', status: 'racing', show: true }),
      race({}),
    ];
    expect(sortedOpen(races).map(({ name }) => name)).toEqual(['a', 'show', 'on']);
  });

  it('say when they start or since when they run', () => {
    expect(openText(race({ starts_at: '2026-11-21T20:00:24Z' }), NOW)).toBe('starts in 24 s');
    expect(openText(race({}), NOW)).toBe('starts when all are ready');
    expect(openText(race({ status: 'racing', start_at: '2026-11-21T19:58:54Z' }), NOW)).toBe('racing for 1:06');
  });
});

describe('stages to choose from', () => {
  it('are named once, those with a time of a person first', () => {
    const finished = (stage: string, user_id: number, dnf: boolean) =>
      ({ stage, results: [{ user_id, dnf }] }) as unknown as FinishedRace;
    const races = [finished('a', 0, false), finished('b', 7, true), finished('c', 7, false), finished('a', 0, false)];
    expect(stagesOf(races)).toEqual(['c', 'a', 'b']);
  });
});
