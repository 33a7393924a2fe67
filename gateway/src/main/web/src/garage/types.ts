/** Types of car, in the order they are sold. */
export const MODELS = ['pika', 'lynx_r', 'marten_gt', 'heron'] as const;
export type Model = (typeof MODELS)[number];

/** What of a car can be made better, in the simulation's order. */
export const STATS = [
  'top_speed',
  'acceleration',
  'grip',
  'braking',
  'nitro_capacity',
  'nitro_duration',
  'handling',
  'weight',
] as const;
export type Stat = (typeof STATS)[number];

/** The level of each upgrade, 0 as the car comes. */
export type Levels = Record<Stat, number>;

export const NO_LEVELS = Object.fromEntries(STATS.map((stat) => [stat, 0])) as Levels;

/** A car somebody has. */
export interface OwnCar {
  car_id: number;
  type: Model;
  name: string;
  upgrades: Levels;
  unlocked_at: string;
}

/** What is for sale. */
export interface Shop {
  cars: { model: Model; title: string; price: number; needed: number }[];
  /** Prices in points, the first for level 1. */
  upgrades: { stat: Stat; prices: number[] }[];
}

/** The answer of `/api/garage`. */
export interface Garage {
  user_id: number;
  username: string;
  /** To spend. */
  points: number;
  /** In all, also those spent. */
  earned: number;
  races: number;
  wins: number;
  rating: { mu: number; sigma: number };
  cars: OwnCar[];
  seq: number;
  shop: Shop;
}
