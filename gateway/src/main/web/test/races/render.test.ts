import { describe, expect, it } from 'vitest';
import * as simulation from '../../src/generated/simulation/simulation.js';
import { ChaseCamera, toPicture, wholeShot } from '../../src/races/render/camera';
import { courseOf } from '../../src/races/render/course';
import { codesOf, codeOf, liveryOf } from '../../src/races/render/drivers';
import { lerpAngle, wrapAngle } from '../../src/races/render/maths';
import { Particles } from '../../src/races/render/particles';
import { stageOf } from '../../src/races/render/stage';
import { pixels } from '../../src/races/render/textures';
import { worldOf } from '../../src/races/render/world';
import { stretchesIn } from '../../src/races/render/world/brush';

const world = worldOf(courseOf(stageOf(simulation.circuit('kestrel_ring'))));

describe('the standing world', () => {
  it('is the same each time it is worked out', () => {
    expect(worldOf(world.course).trees).toEqual(world.trees);
  });

  it('keeps trees and stands off the track', () => {
    const { course, trees } = world;
    const room = trees.map((tree) => {
      let least = Infinity;
      for (let i = 0; i < course.n; i += 3) {
        least = Math.min(least, Math.hypot(course.x[i]! - tree.x, course.y[i]! - tree.y) - course.leftWall[i]!);
      }
      return least;
    });
    expect(Math.min(...room)).toBeGreaterThan(0);
    expect(world.stands.length).toBeGreaterThan(0);
  });

  it('knows where the course passes through a box, and nothing where it does not', () => {
    const { course } = world;
    const at = 300;
    const box = { x0: course.x[at]! - 20, x1: course.x[at]! + 20, y0: course.y[at]! - 20, y1: course.y[at]! + 20 };
    expect(stretchesIn(course, box).some(([a, b]) => a <= at && b >= at)).toBe(true);
    expect(stretchesIn(course, { x0: -9e3, x1: -8e3, y0: -9e3, y1: -8e3 })).toEqual([]);
    expect(stretchesIn(course, { x0: -9e3, x1: 9e3, y0: -9e3, y1: 9e3 })).toEqual([[0, course.n]]);
  });
});

describe('textures', () => {
  it('repeat without a seam', () => {
    const size = 64;
    const data = pixels({ base: [90, 90, 90], sway: 40, grain: 0, seed: 3, metres: 1 }, size);
    const at = (x: number, y: number) => data[(y * size + x) * 4]!;
    let seam = 0;
    let inside = 0;
    for (let y = 0; y < size; y++) {
      seam = Math.max(seam, Math.abs(at(0, y) - at(size - 1, y)));
      inside = Math.max(inside, Math.abs(at(31, y) - at(30, y)));
    }
    expect(seam).toBeLessThanOrEqual(inside * 2 + 4);
  });
});

describe('the camera', () => {
  const still = { x: 10, y: 20, vx: 0, vy: 0 };

  it('is on a car that stands', () => {
    expect(new ChaseCamera().follow(still, 0.016, 200, 100)).toEqual({ x: 10, y: 20 });
  });

  it('looks ahead of a fast car, but never loses it', () => {
    const camera = new ChaseCamera();
    let at = camera.follow(still, 0.016, 200, 100);
    for (let i = 0; i < 300; i++) at = camera.follow({ ...still, vx: 90 }, 0.016, 200, 100);
    expect(at.x - 10).toBeGreaterThan(30);
    expect(at.x - 10).toBeLessThanOrEqual(50.01);
  });

  it('has the whole stage in the picture', () => {
    const { box } = world.course;
    const shot = wholeShot(box, 640, 360, 10);
    for (const [x, y] of [
      [box.x0, box.y0],
      [box.x1, box.y1],
    ] as const) {
      const [px, py] = toPicture(shot, 640, 360, x, y);
      expect(px).toBeGreaterThanOrEqual(9.99);
      expect(px).toBeLessThanOrEqual(630.01);
      expect(py).toBeGreaterThanOrEqual(9.99);
      expect(py).toBeLessThanOrEqual(350.01);
    }
  });
});

describe('drivers', () => {
  it('have eight liveries that differ in colour, pattern and shape', () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8].map(liveryOf);
    for (const field of ['colour', 'pattern', 'shape'] as const) {
      expect(new Set(all.map((livery) => livery[field])).size).toBe(8);
    }
  });

  it('have three letters each, told apart', () => {
    expect(codeOf('PyroBot 3')).toBe('PYR');
    expect(codeOf('d_araujo')).toBe('ARA');
    expect(codesOf(['club 1', 'club 2', 'mira_k'])).toEqual(['CLU', 'CL2', 'MIR']);
  });
});

describe('angles', () => {
  it('turn the short way round', () => {
    expect(wrapAngle(3 * Math.PI)).toBeCloseTo(Math.PI, 12);
    expect(lerpAngle(3, -3, 0.5)).toBeCloseTo(Math.PI, 6);
  });
});

describe('clouds', () => {
  const puff = { x: 0, y: 0, vx: 1, vy: 0, life: 1, small: 1, wide: 2, alpha: 1, colour: '0,0,0' };

  it('are gone at the end of their life', () => {
    const particles = new Particles();
    particles.add(puff);
    particles.step(0.5);
    expect(particles.count).toBe(1);
    particles.step(0.6);
    expect(particles.count).toBe(0);
  });

  it('are never more than their limit', () => {
    const particles = new Particles();
    for (let i = 0; i < 2_000; i++) particles.add(puff);
    expect(particles.count).toBeLessThanOrEqual(260);
  });
});
