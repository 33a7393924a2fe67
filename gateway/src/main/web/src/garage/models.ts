import type { Model, Stat } from './types';

/** How a type of car is shown; what it drives like is `coefficients.ts`. */
export interface ModelLook {
  title: string;
  character: string;
  home: string;
  /** Number of the type in the simulation. */
  code: number;
  /** Metres. */
  length: number;
  width: number;
}

export const LOOKS: Record<Model, ModelLook> = {
  pika: {
    title: 'Pika',
    character: 'Light and front-driven. Forgives most things and is beaten on every straight.',
    home: 'everybody’s first',
    code: 0,
    length: 3.9,
    width: 1.8,
  },
  lynx_r: {
    title: 'Lynx R',
    character: 'All four wheels driven, soft and agile. Where the asphalt ends it comes into its own.',
    home: 'gravel and ice',
    code: 2,
    length: 4.2,
    width: 1.9,
  },
  marten_gt: {
    title: 'Marten GT',
    character: 'Rear-driven with the most grip on asphalt. Slides when asked to, and only then.',
    home: 'asphalt',
    code: 1,
    length: 4.2,
    width: 1.9,
  },
  heron: {
    title: 'Heron V8',
    character: 'Heavy, slippery in the wind, with the longest nitro. Nothing is faster straight on.',
    home: 'long straights',
    code: 3,
    length: 4.5,
    width: 1.9,
  },
};

export const STAT_WORDS: Record<Stat, string> = {
  top_speed: 'Top speed',
  acceleration: 'Acceleration',
  grip: 'Grip',
  braking: 'Braking',
  nitro_capacity: 'Nitro tanks',
  nitro_duration: 'Nitro burn',
  handling: 'Handling',
  weight: 'Weight',
};
