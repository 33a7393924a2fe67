import { describe, expect, it } from 'vitest';
import { figuresOf, intsOf } from '../../src/garage/figures';
import { specOf } from '../../src/garage/coefficients';
import { mirrored } from '../../src/garage/outline';
import { NO_LEVELS } from '../../src/garage/types';
import { changeText, doneText, refusalOf } from '../../src/garage/words';

describe('words of the garage', () => {
  it('say a refusal plainly and keep the figures of the server', () => {
    const refusal = refusalOf({ code: 'NOT_ENOUGH_POINTS', message: 'Level 3 costs 21 points, you have 4.' });
    expect(refusal).toEqual({
      lead: 'Not enough points.',
      rest: 'Level 3 costs 21 points, you have 4.',
      code: 'NOT_ENOUGH_POINTS',
    });
  });

  it('have a sentence for each refusal of a purchase', () => {
    for (const code of ['NOT_ENOUGH_POINTS', 'ALREADY_OWNED', 'MAX_LEVEL', 'FORBIDDEN']) {
      expect(refusalOf({ code, message: 'from the server' }).lead).not.toBe('That was not bought.');
    }
  });

  it('do not claim that nothing was paid where no answer came', () => {
    expect(refusalOf(null)).toMatchObject({ code: 'NO_ANSWER', rest: 'What is shown here is what you have.' });
  });

  it('say what one more level changes', () => {
    expect(changeText('pika', NO_LEVELS, 'weight')).toBe('−12 kg');
    expect(changeText('heron', { ...NO_LEVELS, nitro_capacity: 2 }, 'nitro_duration')).toBe('+0.2 s a burst');
    expect(doneText('marten_gt', 'grip', 3)).toBe('Grip 3 is on the Marten GT.');
  });
});

describe('figures of a car', () => {
  it('stand on bars between the weakest and the best', () => {
    const bench = { topSpeed: 198, toHundred: 5.6, stopping: 40.2 };
    const figures = figuresOf(specOf('pika', NO_LEVELS), bench);
    expect(figures).toHaveLength(8);
    for (const { share } of figures) expect(share).toBeGreaterThanOrEqual(0);
    expect(figures[0]?.share).toBeLessThan(0.2);
    expect(figures[3]).toMatchObject({ name: 'Weight', value: 980 });
  });

  it('name a car by the number of its type and the levels in order', () => {
    expect(intsOf('lynx_r', { ...NO_LEVELS, top_speed: 2, weight: 1 })).toEqual([2, 2, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('outlines', () => {
  it('run out along one side and back along the other', () => {
    const path = mirrored(10, [
      [8, 4],
      [-8, 5, -9, 3, -10, 0],
    ]);
    expect(path).toBe('M10 0L8 -4C-8 -5 -9 -3 -10 0C-9 3 -8 5 8 4L10 0Z');
  });
});
