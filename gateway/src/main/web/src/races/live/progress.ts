import type { CarFrame } from '../net/frame';
import { type Course, wrap } from '../render/course';

/** Points looked at before and behind the last known one. */
const REACH = 40;
/** Farther from the centre line than that a car has been put elsewhere, m. */
const LOST = 40;

/** Where cars are along a course, from where they are on the plane. */
export class Progress {
  private readonly last = new Map<number, number>();

  constructor(private readonly course: Course) {}

  /** Metres since the start line, over all laps; negative on the grid. */
  of(car: CarFrame): number {
    const i = this.nearest(car);
    const { course } = this;
    const [dx, dy] = [car.x - course.x[i]!, -car.y - course.y[i]!];
    const along = dx * Math.cos(course.heading[i]!) + dy * Math.sin(course.heading[i]!);
    return this.unrolled(car, course.distance[i]! + along);
  }

  /** The point of the course beside a car. */
  nearest(car: { id: number; x: number; y: number }): number {
    const known = this.last.get(car.id);
    let best =
      known === undefined ? this.search(car, 0, this.course.n) : this.search(car, known - REACH, known + REACH);
    if (this.away(car, best) > LOST) best = this.search(car, 0, this.course.n);
    this.last.set(car.id, best);
    return best;
  }

  private search(car: { x: number; y: number }, from: number, to: number): number {
    let best = wrap(this.course, from);
    let least = Infinity;
    for (let i = from; i < to; i++) {
      const at = wrap(this.course, i);
      const away = this.away(car, at);
      if (away < least) [best, least] = [at, away];
    }
    return best;
  }

  private away(car: { x: number; y: number }, i: number): number {
    return Math.hypot(this.course.x[i]! - car.x, this.course.y[i]! + car.y);
  }

  /** The laps are the server's; near the line they may be counted a moment later or earlier than seen here. */
  private unrolled(car: CarFrame, distance: number): number {
    const { length, closed, checkpoints } = this.course;
    if (!closed) return distance;
    const isBehindLine = car.checkpoint === 0 && distance > length * 0.6;
    const isBeyondLine = car.checkpoint >= checkpoints.length - 1 && distance < length * 0.4;
    return car.lap * length + distance + (isBeyondLine ? length : isBehindLine ? -length : 0);
  }
}
