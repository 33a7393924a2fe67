import { BACKOFF_JITTER, BACKOFF_MS } from './limits';

/** Counts failed tries and says how long to wait before the next one. */
export class Backoff {
  private tries = 0;

  constructor(private readonly random: () => number) {}

  /** The number of the try that is being waited for or made, from 1; 0 before the first. */
  get attempt(): number {
    return this.tries;
  }

  /** Milliseconds to wait before the next try, or null when none is left. */
  next(): number | null {
    const base = BACKOFF_MS[this.tries];
    if (base === undefined) return null;
    this.tries += 1;
    return Math.round(base * (1 - BACKOFF_JITTER + 2 * BACKOFF_JITTER * this.random()));
  }

  reset(): void {
    this.tries = 0;
  }
}
