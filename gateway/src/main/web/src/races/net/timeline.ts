import { lerp, lerpAngle } from '../render/maths';
import type { CarFrame, Frame } from './frame';
import { TICK_MS } from './pace';

/** States kept: two seconds. */
const MOST_FRAMES = 40;
/** Without newer states cars roll on that long, ms. */
const ROLL_MS = 250;
/** A car that moves farther between two states has been put elsewhere, m. */
const JUMP = 15;

/** States in the order of their ticks, and what lies between them. */
export class Timeline {
  private readonly frames: Frame[] = [];

  /** Takes a state; an old one is left out. False then. */
  add(frame: Frame): boolean {
    const newest = this.newest;
    if (newest && frame.tick <= newest.tick) return false;
    this.frames.push(frame);
    if (this.frames.length > MOST_FRAMES) this.frames.shift();
    return true;
  }

  clear(): void {
    this.frames.length = 0;
  }

  get newest(): Frame | undefined {
    return this.frames.at(-1);
  }

  /** All cars at a tick with its fraction; null before the first state. */
  at(tick: number): readonly CarFrame[] | null {
    const { frames } = this;
    const after = frames.findIndex((frame) => frame.tick > tick);
    if (after > 0) return between(frames[after - 1]!, frames[after]!, tick);
    const end = after === 0 ? frames[0] : frames.at(-1);
    if (!end) return null;
    return after === 0 ? end.cars : rolled(end, Math.min(tick - end.tick, ROLL_MS / TICK_MS));
  }
}

function between(a: Frame, b: Frame, tick: number): CarFrame[] {
  const share = (tick - a.tick) / (b.tick - a.tick);
  return b.cars.map((car) => {
    const before = a.cars.find((one) => one.id === car.id);
    return before ? mixed(before, car, share, (b.tick - a.tick) / 60) : car;
  });
}

/** Hermite's curve through both places with both velocities, so that nothing jerks. */
function mixed(a: CarFrame, b: CarFrame, t: number, seconds: number): CarFrame {
  if (Math.hypot(b.x - a.x, b.y - a.y) > JUMP) return t < 0.5 ? a : b;
  const place = (p: number, v: number, q: number, w: number) => {
    const [t2, t3] = [t * t, t * t * t];
    const at = (2 * t3 - 3 * t2 + 1) * p + (3 * t2 - 2 * t3) * q;
    return at + ((t3 - 2 * t2 + t) * v + (t3 - t2) * w) * seconds;
  };
  return {
    ...(t < 0.5 ? a : b),
    x: place(a.x, a.vx, b.x, b.vx),
    y: place(a.y, a.vy, b.y, b.vy),
    vx: lerp(a.vx, b.vx, t),
    vy: lerp(a.vy, b.vy, t),
    heading: lerpAngle(a.heading, b.heading, t),
    turning: lerp(a.turning, b.turning, t),
  };
}

function rolled(frame: Frame, ticks: number): readonly CarFrame[] {
  const seconds = Math.max(0, ticks) / 60;
  if (seconds === 0) return frame.cars;
  return frame.cars.map((car) => ({
    ...car,
    x: car.x + car.vx * seconds,
    y: car.y + car.vy * seconds,
    heading: car.heading + car.turning * seconds,
  }));
}
