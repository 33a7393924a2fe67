/** Milliseconds of a tick. */
export const TICK_MS = 1000 / 60;

/** How fast the estimate follows a line that has become slower, ms a second. */
const DRIFT_MS = 12;
/** States that come earlier or later by more begin anew: the server waited, or another took over. */
const BREAK_MS = 1_500;

/**
 * Which tick the server shows now, from when states come: the quickest ones tell it best, so late ones change
 * nothing. Needs no clock of the server's. Local times in ms.
 */
export class Pace {
  private zero: number | null = null;
  private heardAt = 0;
  private late = 0;
  private spread = 0;

  /** A state of `tick` came at `now`. */
  heard(tick: number, now: number): void {
    const zero = now - tick * TICK_MS;
    if (this.zero === null || Math.abs(zero - this.zero) > BREAK_MS) this.zero = zero;
    const risen = this.zero + (DRIFT_MS * Math.max(0, now - this.heardAt)) / 1000;
    const lateness = zero - this.zero;
    this.spread += (Math.abs(lateness - this.late) - this.spread) / 16;
    this.late += (lateness - this.late) / 16;
    this.zero = Math.min(zero, this.heardAt > 0 ? risen : this.zero);
    this.heardAt = now;
  }

  get isKnown(): boolean {
    return this.zero !== null;
  }

  /** The tick, with its fraction, whose state would just be coming over the quickest line. */
  tickAt(now: number): number {
    return this.zero === null ? 0 : (now - this.zero) / TICK_MS;
  }

  /** Mean distance of arrivals from their mean, ms. */
  get jitter(): number {
    return this.spread;
  }

  /** Time without a state, ms. */
  silence(now: number): number {
    return now - this.heardAt;
  }
}
