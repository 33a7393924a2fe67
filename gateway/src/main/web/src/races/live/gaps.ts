/** Metres between two noted times. */
const BIN = 5;

/** Who passed where when: gaps in seconds, not in metres. */
export class Gaps {
  private readonly passed = new Map<number, { first: number; ticks: number[]; at: number; tick: number }>();

  /** A car was at `metres` of the race at `tick`. */
  note(car: number, metres: number, tick: number): void {
    const known = this.passed.get(car);
    if (!known || metres < known.at - BIN * 20 || tick < known.tick) {
      this.passed.set(car, { first: Math.ceil(metres / BIN), ticks: [], at: metres, tick });
      return;
    }
    if (metres <= known.at) return;
    for (let bin = known.first + known.ticks.length; bin * BIN <= metres; bin++) {
      const share = (bin * BIN - known.at) / (metres - known.at);
      known.ticks.push(known.tick + Math.max(0, share) * (tick - known.tick));
    }
    known.at = metres;
    known.tick = tick;
  }

  /** Seconds since `ahead` was where `behind` is; by the speed (m/s) where that was not seen. */
  between(ahead: number, behind: number, tick: number, speed: number): number | null {
    const [a, b] = [this.passed.get(ahead), this.passed.get(behind)];
    if (!a || !b) return null;
    const seen = a.ticks[Math.floor(b.at / BIN) - a.first];
    if (seen !== undefined) return Math.max(0, (tick - seen) / 60);
    return Math.max(0, a.at - b.at) / Math.max(speed, 8);
  }
}
