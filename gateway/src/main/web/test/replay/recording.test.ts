import { describe, expect, it } from 'vitest';
import { check } from '../../src/physics/check';
import { record } from '../../src/physics/record';
import type { RecordPart } from '../../src/physics/recorded';
import { momentsOf } from '../../src/replay/moments';
import { Recording } from '../../src/replay/recording';
import { carsShown } from '../../src/replay/shown';
import { standingsAt } from '../../src/replay/standings';
import { stageKey } from '../../src/replay/stage-key';
import { SHORT, driven } from '../support/driven';

const RACE = driven({ ...SHORT, limit_ticks: 40_000 });

function recorded(): Recording {
  const recording = new Recording(RACE.spec.cars.length, RACE.ticks);
  const parts: RecordPart[] = [];
  recording.end = record(
    RACE,
    () => {},
    (part) => parts.push(part),
  );
  parts.forEach((part) => recording.append(part));
  return recording;
}

const recording = recorded();

describe('a recording', () => {
  it('has every tick from the grid to the end', () => {
    expect(check(RACE).isSame).toBe(true);
    expect(recording.ticks).toBe(RACE.ticks);
    expect(recording.end?.ticks).toBe(RACE.ticks);
    expect(recording.speed(0, 0)).toBe(0);
    expect(recording.speed(0, 300)).toBeGreaterThan(5);
  });

  it('is half way between two ticks at half a tick', () => {
    const [a, b] = [recording.sample(0, 300), recording.sample(0, 301)];
    expect(recording.sample(0, 300.5).x).toBeCloseTo((a.x + b.x) / 2, 4);
  });

  it('stays at its ends', () => {
    expect(recording.sample(0, -5)).toEqual(recording.sample(0, 0));
    expect(recording.sample(0, RACE.ticks + 5)).toEqual(recording.sample(0, RACE.ticks));
  });

  it('is turned over for the screen', () => {
    const [first] = carsShown(recording, RACE.spec.cars, ['OKO', 'ADA', 'HOU'], 300, 1);
    const sample = recording.sample(0, 300);
    expect(first).toMatchObject({ number: 1, code: 'OKO', y: -sample.y, heading: -sample.heading, isOwn: false });
  });
});

describe('standings', () => {
  it('have each car once, with gaps that grow', () => {
    const standings = standingsAt(recording, 1_200);
    expect(standings.map(({ car }) => car).sort()).toEqual([0, 1, 2]);
    const gaps = standings.slice(1).map(({ gap }) => gap ?? 0);
    expect(gaps[0]).toBeGreaterThan(0);
    expect(gaps[1]).toBeGreaterThanOrEqual(gaps[0]!);
  });

  it('are by the times once all have finished', () => {
    const last = standingsAt(recording, RACE.ticks);
    const times = last.map(({ finishTime }) => finishTime);
    expect(times).toEqual([...times].sort((a, b) => (a ?? 0) - (b ?? 0)));
    expect(last[1]?.gap).toBeCloseTo((times[1] ?? 0) - (times[0] ?? 0), 9);
  });
});

describe('moments', () => {
  it('are in order and end with who finishes', () => {
    const moments = momentsOf(recording, ['OKO', 'ADA', 'HOU']);
    const ticks = moments.map(({ tick }) => tick);
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    expect(moments.filter(({ kind }) => kind === 'finish')).toHaveLength(3);
    expect(moments.some(({ kind }) => kind === 'fastest')).toBe(true);
  });
});

describe('the key of a stage', () => {
  it('is the one the server compares times on', () => {
    expect(stageKey(SHORT)).toBe('track-otter_creek-1');
    const stage = { seed: 7, length: 1800, surface: 'gravel' as const, closed: false, track: null };
    expect(stageKey({ ...SHORT, stage, laps: 1 })).toBe('seed-7-1800-gravel-rally-1');
  });
});
