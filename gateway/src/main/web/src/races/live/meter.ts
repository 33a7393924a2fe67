/** Pictures that are remembered. */
const MOST = 240;

/** How long pictures take, and how far they are apart, ms. */
export class Meter {
  private readonly gaps: number[] = [];
  private readonly costs: number[] = [];
  private last = 0;

  picture(now: number, cost: number): void {
    if (this.last > 0) push(this.gaps, now - this.last);
    push(this.costs, cost);
    this.last = now;
  }

  get gap(): number {
    return median(this.gaps);
  }

  get cost(): number {
    return median(this.costs);
  }
}

function push(list: number[], value: number): void {
  list.push(value);
  if (list.length > MOST) list.shift();
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
