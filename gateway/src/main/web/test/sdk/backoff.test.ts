import { describe, expect, it } from 'vitest';
import { Backoff } from '../../src/sdk/backoff';

function waits(random: () => number): (number | null)[] {
  const backoff = new Backoff(random);
  return Array.from({ length: 6 }, () => backoff.next());
}

describe('Backoff', () => {
  it('waits 1, 2, 4, 8 and 16 seconds and then gives up', () => {
    expect(waits(() => 0.5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, null]);
  });

  it('spreads each wait by a fifth to both sides', () => {
    expect(waits(() => 0)).toEqual([800, 1_600, 3_200, 6_400, 12_800, null]);
    expect(waits(() => 1)).toEqual([1_200, 2_400, 4_800, 9_600, 19_200, null]);
  });

  it('numbers the tries from one', () => {
    const backoff = new Backoff(() => 0.5);
    expect(backoff.attempt).toBe(0);
    backoff.next();
    expect(backoff.attempt).toBe(1);
    backoff.next();
    expect(backoff.attempt).toBe(2);
  });

  it('does not count a try that it did not grant', () => {
    const backoff = new Backoff(() => 0.5);
    for (let ask = 0; ask < 9; ask++) backoff.next();
    expect(backoff.attempt).toBe(5);
  });

  it('starts over after a reset', () => {
    const backoff = new Backoff(() => 0.5);
    backoff.next();
    backoff.next();
    backoff.reset();
    expect(backoff.attempt).toBe(0);
    expect(backoff.next()).toBe(1_000);
  });
});
