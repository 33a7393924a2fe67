import { type Spec, nitroSeconds, signed, specOf } from './coefficients';
import { LOOKS, STAT_WORDS } from './models';
import type { Levels, Model, Stat } from './types';

interface Refusal {
  code: string;
  message: string;
}

const REFUSALS: Record<string, [lead: string, rest: string]> = {
  NOT_ENOUGH_POINTS: ['Not enough points.', ''],
  ALREADY_OWNED: ['You have this car already.', 'Nothing was paid.'],
  MAX_LEVEL: ['That is as good as it gets.', 'This upgrade is on its highest level. Nothing was paid.'],
  FORBIDDEN: ['This car is not yours.', ''],
  UNAUTHENTICATED: ['You are signed out.', 'Sign in again, then buy. Nothing was paid.'],
  RATE_LIMITED: ['Too fast.', 'Wait a moment and try again.'],
};

/** A refused purchase as people read it; null: no answer came. */
export function refusalOf(error: Refusal | null): { lead: string; rest: string; code: string } {
  if (!error) return { lead: 'No answer came.', rest: 'What is shown here is what you have.', code: 'NO_ANSWER' };
  const [lead, rest] = REFUSALS[error.code] ?? ['That was not bought.', ''];
  return { lead, rest: rest || error.message, code: error.code };
}

/** "Grip 3 is on the Marten GT." */
export function doneText(model: Model, stat: Stat, level: number): string {
  return `${STAT_WORDS[stat]} ${level} is on the ${LOOKS[model].title}.`;
}

/** What one more level changes that can be counted without driving; the others are measured. */
export function changeText(model: Model, levels: Levels, stat: Stat): string {
  const [now, then] = [specOf(model, levels), specOf(model, { ...levels, [stat]: levels[stat] + 1 })];
  switch (stat) {
    case 'grip':
      return `${signed(then.GRIP - now.GRIP, 3)} g`;
    case 'nitro_capacity':
      return '+1 burst';
    case 'nitro_duration':
      return `${signed(burst(then) - burst(now), 1)} s a burst`;
    case 'handling':
      return `${signed(degrees(then) - degrees(now), 0)} °/s`;
    case 'weight':
      return `${signed(then.MASS - now.MASS, 0)} kg`;
    default:
      return '';
  }
}

/** Degrees a second the front wheels turn by. */
export function degrees(spec: Spec): number {
  return (spec.STEER_RATE * 180) / Math.PI;
}

function burst(spec: Spec): number {
  return nitroSeconds(spec) / spec.NITRO_CHARGES;
}
