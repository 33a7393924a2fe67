import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COEFFICIENTS, EFFECTS, effectText, effectWords, gripAt, specOf } from '../../src/garage/coefficients';
import { LOOKS } from '../../src/garage/models';
import { MODELS, NO_LEVELS, STATS } from '../../src/garage/types';

/** The page the server's tests compare with the simulation. */
const PAGE = readFileSync(fileURLToPath(new URL('../../../../../../docs/physics.md', import.meta.url)), 'utf8');

const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('coefficients of cars', () => {
  it('are those of the page of the physics', () => {
    const titles = ROWS.find((row) => row[1] === 'coefficient') ?? [];
    for (const name of Object.keys(COEFFICIENTS) as (keyof typeof COEFFICIENTS)[]) {
      const row = ROWS.find((each) => each[1] === `\`${name}\``) ?? [];
      expect(row[2]).toBe(COEFFICIENTS[name].unit);
      for (const model of MODELS) {
        const column = titles.indexOf(LOOKS[model].title);
        expect(specOf(model, NO_LEVELS)[name], `${name} of ${model}`).toBe(Number(row[column]));
      }
    }
  });

  it('change with upgrades as the page says', () => {
    for (const stat of STATS) {
      const row = ROWS.find((each) => each[1] === `\`${stat}\``) ?? [];
      expect(row[3]?.replaceAll('`', '')).toBe(EFFECTS[stat].map(effectText).join(', '));
    }
  });

  it('take a share of the value without upgrades for each level, not of the level before', () => {
    const spec = specOf('pika', { ...NO_LEVELS, top_speed: 10 });
    expect(spec.DRAG_AREA).toBeCloseTo(1.05 * 0.8, 12);
  });

  it('add up where two upgrades change the same one', () => {
    const spec = specOf('heron', { ...NO_LEVELS, handling: 10, weight: 10 });
    expect(spec.INERTIA).toBeCloseTo(1950 * 0.9 * 0.88, 9);
  });

  it('are named in words, the same change once', () => {
    expect(effectWords('acceleration')).toBe('power and driving force +2 %');
    expect(effectWords('handling')).toBe('steering rate +3 %, tyre stiffness +1 %, inertia −1 %');
    expect(effectWords('nitro_duration')).toBe('burst +0.2 s');
  });
});

describe('grip', () => {
  it('falls with speed, and off asphalt by the surface and the tyre', () => {
    const lynx = specOf('lynx_r', NO_LEVELS);
    expect(gripAt(lynx, 'asphalt', 0)).toBe(1.15);
    expect(gripAt(lynx, 'gravel', 60)).toBeCloseTo(1.15 * 0.62 * 1.15 * 0.88, 12);
  });
});
