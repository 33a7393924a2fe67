import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHAIN_START, nextChain } from '../../src/physics/chain';
import { type CheckProgress, check } from '../../src/physics/check';
import { type Replay, readReplay } from '../../src/physics/replay';
import { changed } from '../support/changed';
import { SHORT, driven } from '../support/driven';

const RACE = driven(SHORT);

/** A copy with something changed. */
function tampered(change: (replay: Replay) => void): Replay {
  const copy = structuredClone(RACE);
  change(copy);
  return copy;
}

describe('the check of a replay', () => {
  it('finds a race as it was driven the same, and tells of each hash', () => {
    const told: CheckProgress[] = [];
    const verdict = check(RACE, (progress) => told.push(progress));
    expect(verdict).toEqual({ isSame: true, tick: RACE.ticks, what: '' });
    expect(told.map(({ equal }) => equal)).toEqual(told.map((_, index) => index + 1));
    expect(told.at(-1)).toEqual({ tick: RACE.ticks, equal: RACE.keyframes.length + 1 });
  });

  it('names the tick of an input that was changed', () => {
    const at = 40;
    const verdict = check(tampered(({ inputs }) => (inputs[at]!.packed = inputs[at + 1]!.packed)));
    expect(verdict).toEqual({
      isSame: false,
      tick: RACE.inputs[at]!.tick,
      what: 'the inputs are others than were driven',
    });
  });

  it('names the tick of an input that was left out', () => {
    const verdict = check(tampered(({ inputs }) => inputs.splice(7, 1)));
    expect(verdict).toMatchObject({ isSame: false, tick: RACE.inputs[8]!.tick });
  });

  it('names the next keyframe where inputs and chain were both made up', () => {
    const forged = tampered((replay) => {
      let chain = CHAIN_START;
      replay.inputs = replay.inputs.slice(1).map(({ tick, packed }) => {
        const bytes = packed.map((one) => Uint8Array.from(atob(one), (c) => c.charCodeAt(0)));
        chain = nextChain(chain, tick, bytes);
        return { tick, packed, chain: chain.toString(16) };
      });
    });
    expect(check(forged)).toMatchObject({ isSame: false, tick: RACE.keyframes[0]!.tick });
  });

  it('names the tick of a hash that was changed', () => {
    const verdict = check(tampered(({ keyframes }) => (keyframes[5]!.hash = '0123456789abcdef')));
    expect(verdict.tick).toBe(RACE.keyframes[5]!.tick);
    expect(verdict.what).toMatch(/^the hash was 0123456789abcdef, made again it is [0-9a-f]{16}$/);
  });

  it('names the last tick where the end was changed', () => {
    expect(check(tampered((replay) => (replay.hash = '0')))).toMatchObject({ isSame: false, tick: RACE.ticks });
    const longer = check(tampered((replay) => (replay.ticks += 60)));
    expect(longer).toMatchObject({ isSame: false, tick: RACE.ticks + 60 });
  });

  it('finds another car, level, seed or lap in what the race began with', () => {
    const changes: ((replay: Replay) => void)[] = [
      ({ spec }) => (spec.cars[1]!.model = 'heron'),
      ({ spec }) => (spec.cars[1]!.levels[2] = 3),
      ({ spec }) => (spec.seed = 6),
      ({ spec }) => (spec.stage.track = 'frost_bay'),
    ];
    for (const change of changes) {
      expect(check(tampered(change))).toMatchObject({ isSame: false, tick: RACE.keyframes[0]!.tick });
    }
  });

  it('says so where the race cannot be made at all', () => {
    expect(check(tampered(({ spec }) => (spec.stage.track = 'no_such_ring'))).what).toMatch(/^it cannot be simulated/);
    expect(check(tampered(({ spec }) => (spec.cars[0]!.levels = [99]))).what).toMatch(/^it cannot be simulated/);
    expect(check(tampered((replay) => (replay.simulation_version = 99))).what).toBe('simulation version 99, here is 1');
  });
});

describe('the chain of inputs', () => {
  it('is FNV-1a over the chain before, the tick and the inputs', () => {
    // Worked out by hand for one empty record: eight bytes of FNV-1a from the offset basis.
    let hash = 0x811c9dc5;
    for (const byte of [0x81, 0x1c, 0x9d, 0xc5, 0, 0, 0, 7]) hash = Math.imul(hash ^ byte, 0x01000193);
    expect(nextChain(CHAIN_START, 7, [])).toBe(hash >>> 0);
  });
});

describe('the check of a file', () => {
  const race = JSON.parse(readFileSync(new URL('../replays/race.json', import.meta.url), 'utf8'));
  const cases: { changed: string; at: string; value: unknown; same: boolean; tick: number; what: string }[] =
    JSON.parse(readFileSync(new URL('../replays/cases.json', import.meta.url), 'utf8'));

  // The race service's ReplayFileTest reads the same file with `paddock replay --file`.
  it.each(cases)('answers as the server does where $changed was changed', ({ at, value, same, tick, what }) => {
    const replay = readReplay(JSON.stringify(changed(race, at, value)));
    expect(check(replay)).toEqual({ isSame: same, tick, what });
  });
});
