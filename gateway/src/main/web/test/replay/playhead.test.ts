import { describe, expect, it } from 'vitest';
import { AT_START, advanced, paced, sought, stepped, tickText, toggled } from '../../src/replay/playhead';

const at = (tick: number, isPlaying = true) => ({ ...AT_START, tick, isPlaying });

describe('the clock of a replay', () => {
  it('runs sixty ticks a second times its speed', () => {
    expect(advanced(at(0), 0.1, 1_000, 1_000).tick).toBeCloseTo(6, 9);
    expect(advanced({ ...at(0), speed: 16 }, 0.1, 1_000, 1_000).tick).toBeCloseTo(96, 9);
    expect(advanced({ ...at(0), speed: 0.25 }, 0.1, 1_000, 1_000).tick).toBeCloseTo(1.5, 9);
  });

  it('waits where the race is not known yet, and plays on', () => {
    const waiting = advanced(at(100), 0.2, 104, 1_000);
    expect(waiting).toMatchObject({ tick: 104, isPlaying: true });
    expect(advanced(waiting, 0.1, 1_000, 1_000).tick).toBeCloseTo(110, 9);
  });

  it('stops at the end and begins again from there', () => {
    const over = advanced(at(990), 0.25, 1_000, 1_000);
    expect(over).toMatchObject({ tick: 1_000, isPlaying: false });
    expect(toggled(over, 1_000)).toMatchObject({ tick: 0, isPlaying: true });
  });

  it('does not jump when the tab was away', () => {
    expect(advanced(at(0), 60, 10_000, 10_000).tick).toBe(15);
  });

  it('stands still while paused', () => {
    expect(advanced(at(5, false), 1, 100, 100)).toEqual(at(5, false));
  });

  it('is sought within what is known', () => {
    expect(sought(at(5), -10, 100).tick).toBe(0);
    expect(sought(at(5), 500, 100).tick).toBe(100);
  });

  it('steps by whole ticks, paused', () => {
    expect(stepped(at(10.4), 1, 100)).toMatchObject({ tick: 11, isPlaying: false });
    expect(stepped(at(0), -1, 100).tick).toBe(0);
  });

  it('has speeds from a quarter to sixteen', () => {
    expect(paced({ ...AT_START, speed: 0.25 }, -1).speed).toBe(0.25);
    expect(paced(AT_START, 1).speed).toBe(2);
    expect(paced({ ...AT_START, speed: 16 }, 1).speed).toBe(16);
  });

  it('is said to the millisecond', () => {
    expect(tickText(0)).toBe('0:00.000');
    expect(tickText(5_775)).toBe('1:36.250');
  });
});
