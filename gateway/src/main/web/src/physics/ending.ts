import type { RaceSpec } from './replay';

const LEAST_WINDOW = 30 * 60;
const ALONE_WINDOW = 10 * 60;
const FLAGS = 11;
const CAR_REALS = 20;
const FINISHED = 16;
const RETIRED = 32;

/**
 * When a race is over for those who still drive: at its limit, some time after the first has finished, and soon after
 * the last person has. The rule of the server's `Ending`.
 */
export class Ending {
  private readonly hasPeople: boolean;
  private firstFinish: number | null = null;
  private aloneSince: number | null = null;

  constructor(private readonly spec: RaceSpec) {
    this.hasPeople = spec.cars.some((car) => !car.strength);
  }

  /** Looked at once a tick; `cars` as the simulation writes them. */
  isDue(tick: number, cars: Float64Array): boolean {
    this.look(tick, cars);
    const { firstFinish, aloneSince } = this;
    return (
      tick >= this.spec.limit_ticks ||
      (firstFinish !== null && tick >= firstFinish + Math.max(LEAST_WINDOW, Math.floor(firstFinish / 2))) ||
      (aloneSince !== null && tick >= aloneSince + ALONE_WINDOW)
    );
  }

  private look(tick: number, cars: Float64Array): void {
    let isAlone = this.hasPeople;
    this.spec.cars.forEach((car, place) => {
      const flags = cars[place * CAR_REALS + FLAGS] ?? 0;
      if (flags & FINISHED) this.firstFinish ??= tick;
      if (!car.strength && !(flags & (FINISHED | RETIRED))) isAlone = false;
    });
    if (isAlone) this.aloneSince ??= tick;
  }
}
