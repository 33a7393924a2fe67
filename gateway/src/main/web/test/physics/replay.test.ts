import { describe, expect, it } from 'vitest';
import { type Replay, ReplayProblem, readReplay } from '../../src/physics/replay';
import { SHORT, driven } from '../support/driven';

const RACE = driven({ ...SHORT, limit_ticks: 61 });

function withField(change: (replay: Record<string, never>) => void): string {
  const copy = structuredClone(RACE) as unknown as Record<string, never>;
  change(copy);
  return JSON.stringify(copy);
}

describe('a replay file', () => {
  it('is read as it was written', () => {
    expect(readReplay(JSON.stringify(RACE))).toEqual(RACE);
  });

  it('is refused in words where it is none', () => {
    for (const text of ['', 'x', '[]', '{}', 'null', '{"kind":"dice"}']) {
      expect(() => readReplay(text), text).toThrow(ReplayProblem);
    }
  });

  it('is refused where a part is missing, of another kind or out of range', () => {
    const changes: ((replay: Record<string, any>) => void)[] = [
      (replay) => (replay.ticks = 1e9),
      (replay) => (replay.ticks = -1),
      (replay) => (replay.hash = 'xyz'),
      (replay) => (replay.inputs = [{ tick: 1, packed: ['?'], chain: '0' }]),
      (replay) => (replay.inputs = [{ tick: 1.5, packed: [], chain: '0' }]),
      (replay) => (replay.keyframes = [{ tick: 60 }]),
      (replay) => (replay.spec.cars = []),
      (replay) => (replay.spec.cars = Array(9).fill(replay.spec.cars[0])),
      (replay) => (replay.spec.cars[0].model = 'tank'),
      (replay) => (replay.spec.laps = 1e6),
      (replay) => (replay.spec.stage.length = 1e9),
      (replay) => delete replay.spec.stage,
    ];
    for (const change of changes) expect(() => readReplay(withField(change)), String(change)).toThrow(ReplayProblem);
  });

  it('may carry fields that are not known here', () => {
    const text = withField((replay: Record<string, any>) => (replay.later = 1));
    expect((readReplay(text) as Replay & { later: number }).later).toBe(1);
  });
});
