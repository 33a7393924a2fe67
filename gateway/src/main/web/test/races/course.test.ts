import { describe, expect, it } from 'vitest';
import * as simulation from '../../src/generated/simulation/simulation.js';
import { type Course, beside, courseOf, indexAt, wrap } from '../../src/races/render/course';
import { cornersOf, racingLine } from '../../src/races/render/line';
import { stageOf } from '../../src/races/render/stage';

const ring = courseOf(stageOf(simulation.circuit('kestrel_ring')));
const rally = courseOf(stageOf(simulation.generate(9, 1600, 0, false)));

function lengthOf(course: Course): number {
  let sum = 0;
  for (let i = course.closed ? 0 : 1; i < course.n; i++) {
    const before = wrap(course, i - 1);
    sum += Math.hypot(course.x[i]! - course.x[before]!, course.y[i]! - course.y[before]!);
  }
  return sum;
}

describe('a course', () => {
  it('is as long as its stage', () => {
    expect(lengthOf(ring)).toBeCloseTo(ring.length, -1);
  });

  it('goes through the points of its stage, turned over for the screen', () => {
    const stage = stageOf(simulation.circuit('kestrel_ring'));
    for (const point of [0, 17, 200]) {
      expect(ring.x[point * 3]).toBeCloseTo(stage.points[point * 11]!, 9);
      expect(ring.y[point * 3]).toBeCloseTo(-stage.points[point * 11 + 1]!, 9);
    }
  });

  it('has its right side to the right of its heading', () => {
    const [x, y] = beside(ring, 100, 5);
    const cross = Math.cos(ring.heading[100]!) * (y - ring.y[100]!) - Math.sin(ring.heading[100]!) * (x - ring.x[100]!);
    expect(cross).toBeCloseTo(5, 9);
  });

  it('ends where an open stage ends, and begins before its start line', () => {
    expect(wrap(rally, -3)).toBe(0);
    expect(wrap(rally, rally.n + 3)).toBe(rally.n - 1);
    expect(rally.distance[0]).toBeLessThan(-50);
    expect(rally.distance[rally.checkpoints.at(-1)!]).toBeCloseTo(rally.length, -1);
  });

  it('finds the point at a distance, round and round', () => {
    expect(indexAt(ring, 500)).toBe(indexAt(ring, 500 + ring.length));
    expect(ring.distance[indexAt(ring, 500)]).toBeCloseTo(500, -1);
  });
});

describe('the racing line', () => {
  it('stays on the track and cuts corners', () => {
    const line = racingLine(ring);
    for (let i = 0; i < ring.n; i++) {
      expect(line.offset[i]!).toBeLessThanOrEqual(ring.right[i]!);
      expect(line.offset[i]!).toBeGreaterThanOrEqual(-ring.left[i]!);
    }
    const sharpest = cornersOf(ring).reduce((a, b) => (a.turn > b.turn ? a : b));
    expect(line.offset[sharpest.apex]! * sharpest.side).toBeGreaterThan(1);
  });

  it('is slower in bends than on the longest straight', () => {
    const line = racingLine(ring);
    const sharpest = cornersOf(ring).reduce((a, b) => (a.turn > b.turn ? a : b));
    expect(line.speed[sharpest.apex]!).toBeLessThan(Math.max(...line.speed) * 0.7);
  });
});
