import { describe, expect, it } from 'vitest';
import { record } from '../../src/physics/record';
import { type Ghost, behindGhost } from '../../src/replay/ghost';
import type { Playback } from '../../src/replay/playback';
import { Recording } from '../../src/replay/recording';
import { standingsAt } from '../../src/replay/standings';
import { SHORT, driven } from '../support/driven';

const RACE = driven(SHORT);

function recorded(): Recording {
  const recording = new Recording(RACE.spec.cars.length, RACE.ticks);
  record(
    RACE,
    () => {},
    (part) => recording.append(part),
  );
  return recording;
}

const recording = recorded();
const AT = 700;
const [first = 0, , last = 0] = standingsAt(recording, AT).map(({ car }) => car);
const ghostOf = (car: number): Ghost => ({
  replayId: 'run-2',
  playback: { recording } as Playback,
  car,
  number: 1,
  code: 'OKO',
});

describe('a ghost', () => {
  it('is neither before nor behind the same run', () => {
    expect(Math.abs(behindGhost(recording, first, ghostOf(first), AT) ?? 9)).toBeLessThan(1 / 60 + 1e-9);
  });

  it('is so far before a slower car as that takes to get there', () => {
    const behind = behindGhost(recording, last, ghostOf(first), AT) ?? 0;
    expect(behind).toBeGreaterThan(0);
    const then = AT - Math.round(behind * 60);
    const progress = recording.get(last, AT, 'progress');
    expect(recording.get(first, then, 'progress')).toBeGreaterThanOrEqual(progress);
    expect(recording.get(first, then - 1, 'progress')).toBeLessThan(progress);
  });

  it('says nothing where it has not been yet', () => {
    const [best = 0, , worst = 0] = standingsAt(recording, RACE.ticks).map(({ car }) => car);
    expect(behindGhost(recording, best, ghostOf(worst), RACE.ticks)).toBeNull();
  });
});
