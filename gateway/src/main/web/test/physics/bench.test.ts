import { describe, expect, it } from 'vitest';
import { measure } from '../../src/physics/bench';

const STOCK = [0, 0, 0, 0, 0, 0, 0, 0];

describe('the bench', () => {
  it('stops a car in less than the brakes alone would need', () => {
    const { stopping } = measure([0, ...STOCK]);
    expect(stopping).toBeGreaterThan(38);
    expect(stopping).toBeLessThan((27.78 ** 2 / (2 * 9_400)) * 980);
  });

  it('finds the top speed at which drag and rolling eat the power', () => {
    const { topSpeed } = measure([3, ...STOCK]);
    const v = topSpeed / 3.6;
    const eaten = 0.5 * 1.225 * 0.96 * v ** 3 + 0.013 * 1380 * 9.80665 * v;
    expect(Math.abs(eaten / 215_000 - 1)).toBeLessThan(0.01);
  });

  it('shows what an upgrade is for', () => {
    const stock = measure([1, ...STOCK]);
    expect(measure([1, 1, 0, 0, 0, 0, 0, 0, 0]).topSpeed).toBeGreaterThan(stock.topSpeed + 1);
    expect(measure([1, 0, 1, 0, 0, 0, 0, 0, 0]).toHundred).toBeLessThan(stock.toHundred);
    expect(measure([1, 0, 0, 0, 1, 0, 0, 0, 0]).stopping).toBeLessThan(stock.stopping - 0.5);
  });
});
