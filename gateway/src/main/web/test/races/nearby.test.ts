import { describe, expect, it } from 'vitest';
import * as simulation from '../../src/generated/simulation/simulation.js';
import { broughtForward } from '../../src/races/live/nearby';
import type { CarFrame } from '../../src/races/net/frame';

const READS = 20;

function read(race: ReturnType<typeof simulation.race>): CarFrame {
  const out = new Float64Array(READS);
  race.read(out);
  const [x, y, vx, vy, heading, turning] = out as unknown as number[];
  return { id: 1, x: x!, y: y!, vx: vx!, vy: vy!, heading: heading!, turning: turning! } as CarFrame;
}

describe('a car near the own one', () => {
  it('is shown within half a metre of where it will be a quarter of a second later, all lap long', () => {
    const stage = simulation.circuit('kestrel_ring');
    const cars = new Int32Array(9);
    const race = simulation.race(stage, cars, 1, 1);
    const driver = simulation.driver(stage, cars, 2);
    const past: CarFrame[] = [];
    const misses: number[] = [];
    while (!race.over() && race.tick() < 6_000) {
      past.push(read(race));
      const before = past[past.length - 16];
      const now = past.at(-1)!;
      if (before) {
        const shown = broughtForward(before, before, 15);
        misses.push(Math.hypot(shown.x - now.x, shown.y - now.y));
      }
      race.setInput(0, driver.controls(race, 0));
      race.step();
    }
    misses.sort((a, b) => a - b);
    expect(misses.length).toBeGreaterThan(1_000);
    expect(misses[Math.floor(misses.length * 0.95)]).toBeLessThan(0.5);
  });

  it('is shown as it was when it is far away', () => {
    const car = { id: 1, x: 0, y: 0, vx: 40, vy: 0, heading: 0, turning: 0 } as CarFrame;
    expect(broughtForward(car, { x: 80, y: 0 }, 15)).toBe(car);
    expect(broughtForward(car, { x: 10, y: 0 }, 15).x).toBeCloseTo(10, 6);
    expect(broughtForward(car, { x: 40, y: 0 }, 15).x).toBeCloseTo(5, 6);
  });
});
