import type { Levels, Model, Stat } from './types';

/** Coefficients of a car that its type or an upgrade changes; `docs/physics.md` has all of them with their sources. */
export const COEFFICIENTS = {
  MASS: { unit: 'kg', word: 'mass' },
  INERTIA: { unit: 'kg m²', word: 'inertia' },
  POWER: { unit: 'W', word: 'power' },
  DRIVE_FORCE: { unit: 'N', word: 'driving force' },
  BRAKE_FORCE: { unit: 'N', word: 'braking force' },
  DRAG_AREA: { unit: 'm²', word: 'drag' },
  GRIP: { unit: '1', word: 'tyre grip' },
  LOOSE_GRIP: { unit: '1', word: 'grip off asphalt' },
  GRIP_LOSS: { unit: '1', word: 'grip lost at 60 m/s' },
  STEER_RATE: { unit: 'rad/s', word: 'steering rate' },
  FRONT_STIFFNESS: { unit: '1/rad', word: 'tyre stiffness' },
  REAR_STIFFNESS: { unit: '1/rad', word: 'tyre stiffness' },
  NITRO_CHARGES: { unit: '1', word: 'bursts' },
  NITRO_TICKS: { unit: 'ticks', word: 'burst' },
} as const;

export type Coefficient = keyof typeof COEFFICIENTS;
export type Spec = Record<Coefficient, number>;

/** What one level does: a share of the value as the car comes, or an amount in its unit. */
export interface Effect {
  coefficient: Coefficient;
  share?: number;
  amount?: number;
}

export const EFFECTS: Record<Stat, Effect[]> = {
  top_speed: [{ coefficient: 'DRAG_AREA', share: -0.02 }],
  acceleration: [
    { coefficient: 'POWER', share: 0.02 },
    { coefficient: 'DRIVE_FORCE', share: 0.02 },
  ],
  grip: [{ coefficient: 'GRIP', share: 0.01 }],
  braking: [{ coefficient: 'BRAKE_FORCE', share: 0.025 }],
  nitro_capacity: [{ coefficient: 'NITRO_CHARGES', amount: 1 }],
  nitro_duration: [{ coefficient: 'NITRO_TICKS', amount: 12 }],
  handling: [
    { coefficient: 'STEER_RATE', share: 0.03 },
    { coefficient: 'FRONT_STIFFNESS', share: 0.01 },
    { coefficient: 'REAR_STIFFNESS', share: 0.01 },
    { coefficient: 'INERTIA', share: -0.01 },
  ],
  weight: [
    { coefficient: 'MASS', share: -0.012 },
    { coefficient: 'INERTIA', share: -0.012 },
  ],
};

const USUAL = {
  GRIP_LOSS: 0.12,
  STEER_RATE: 3,
  FRONT_STIFFNESS: 16,
  REAR_STIFFNESS: 18,
  NITRO_CHARGES: 2,
  NITRO_TICKS: 100,
};

const TYPES: Record<Model, Spec> = {
  pika: {
    ...USUAL,
    ...{ MASS: 980, INERTIA: 1250, POWER: 115_000, DRIVE_FORCE: 7_200, BRAKE_FORCE: 9_400 },
    ...{ DRAG_AREA: 1.05, GRIP: 1.12, LOOSE_GRIP: 1 },
  },
  lynx_r: {
    ...USUAL,
    ...{ MASS: 1220, INERTIA: 1600, POWER: 155_000, DRIVE_FORCE: 10_500, BRAKE_FORCE: 11_800 },
    ...{ DRAG_AREA: 1.15, GRIP: 1.15, LOOSE_GRIP: 1.15 },
  },
  marten_gt: {
    ...USUAL,
    ...{ MASS: 1150, INERTIA: 1500, POWER: 165_000, DRIVE_FORCE: 9_000, BRAKE_FORCE: 11_500 },
    ...{ DRAG_AREA: 1.02, GRIP: 1.2, LOOSE_GRIP: 0.92 },
  },
  heron: {
    ...USUAL,
    ...{ MASS: 1380, INERTIA: 1950, POWER: 215_000, DRIVE_FORCE: 10_000, BRAKE_FORCE: 13_200 },
    ...{ DRAG_AREA: 0.96, GRIP: 1.14, LOOSE_GRIP: 0.9, STEER_RATE: 2.5, NITRO_TICKS: 130 },
  },
};

/** The coefficients of a car with its upgrades, as the simulation has them. */
export function specOf(model: Model, levels: Levels): Spec {
  const spec = { ...TYPES[model] };
  for (const [stat, level] of Object.entries(levels) as [Stat, number][]) {
    for (const { coefficient, share = 0, amount = 0 } of EFFECTS[stat]) {
      spec[coefficient] = spec[coefficient] * (1 + share * level) + amount * level;
    }
  }
  return spec;
}

const SURFACE_GRIP = { asphalt: 1, gravel: 0.62, ice: 0.25 };
export type Surface = keyof typeof SURFACE_GRIP;

/** Friction of the tyres in g, at a speed in m/s. */
export function gripAt(spec: Spec, surface: Surface, speed: number): number {
  const loose = surface === 'asphalt' ? 1 : spec.LOOSE_GRIP;
  return spec.GRIP * SURFACE_GRIP[surface] * loose * (1 - (spec.GRIP_LOSS * speed) / 60);
}

/** Seconds of nitro in a race. */
export function nitroSeconds(spec: Spec): number {
  return (spec.NITRO_CHARGES * spec.NITRO_TICKS) / 60;
}

/** "POWER +2 %" */
export function effectText({ coefficient, share, amount }: Effect): string {
  if (share !== undefined) return `${coefficient} ${signed(share * 100)} %`;
  const unit = COEFFICIENTS[coefficient].unit;
  return `${coefficient} ${signed(amount ?? 0)}${unit === '1' ? '' : ` ${unit}`}`;
}

/** "drag −2 %", "power and driving force +2 %" */
export function effectWords(stat: Stat): string {
  const byChange = new Map<string, Set<string>>();
  for (const { coefficient, share, amount = 0 } of EFFECTS[stat]) {
    const change = share !== undefined ? `${signed(share * 100)} %` : amountText(coefficient, amount);
    byChange.set(change, (byChange.get(change) ?? new Set()).add(COEFFICIENTS[coefficient].word));
  }
  return [...byChange].map(([change, words]) => `${listed([...words])} ${change}`).join(', ');
}

function amountText(coefficient: Coefficient, amount: number): string {
  return coefficient === 'NITRO_TICKS' ? `${signed(amount / 60)} s` : signed(amount);
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "+2.5", "−2" */
export function signed(value: number, digits = 1): string {
  const text = Math.abs(value).toFixed(digits).replace(/\.0+$/, '');
  return `${value < 0 ? '−' : '+'}${text}`;
}
