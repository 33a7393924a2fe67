import { type Happening, KEPT, type RecordEnd, type RecordPart } from '../physics/recorded';
import { lerp, lerpAngle } from '../races/render/maths';
import { TICKS_A_SECOND } from './playhead';

const WIDTH = KEPT.length;
const AT = Object.fromEntries(KEPT.map((name, index) => [name, index])) as Record<(typeof KEPT)[number], number>;

export const FLAG = { offTrack: 1, drifting: 2, wrongWay: 4, penalised: 8, finished: 16, retired: 32 } as const;

/** A car at a moment: metres, y up, angles counter-clockwise. */
export interface Sample {
  x: number;
  y: number;
  vx: number;
  vy: number;
  heading: number;
  progress: number;
  flags: number;
  lap: number;
  /** From 1. */
  place: number;
  hasNitro: boolean;
  /** m/s² along the car, to see whether it brakes. */
  pull: number;
}

/** What of a race was driven again so far; grows while the worker is at it. */
export class Recording {
  /** Ticks that are there, the start counted as none. */
  ticks = -1;
  readonly happenings: Happening[] = [];
  end: RecordEnd | null = null;
  private readonly frames: Float32Array;

  /**
   * @param cars on the grid
   * @param most ticks it may grow to
   */
  constructor(
    readonly cars: number,
    readonly most: number,
  ) {
    this.frames = new Float32Array((most + 1) * cars * WIDTH);
  }

  append({ frames, happenings }: RecordPart): void {
    const from = (this.ticks + 1) * this.cars * WIDTH;
    this.frames.set(frames.subarray(0, Math.max(0, this.frames.length - from)), from);
    this.ticks = Math.min(this.most, this.ticks + frames.length / (this.cars * WIDTH));
    this.happenings.push(...happenings);
  }

  /** A car at a tick, between two ticks on the way from one to the other. */
  sample(car: number, tick: number): Sample {
    const at = Math.min(Math.max(0, tick), Math.max(0, this.ticks));
    const [low, high] = [Math.floor(at), Math.min(Math.ceil(at), Math.max(0, this.ticks))];
    const between = (name: (typeof KEPT)[number]) =>
      lerp(this.get(car, low, name), this.get(car, high, name), at - low);
    return {
      x: between('x'),
      y: between('y'),
      vx: between('vx'),
      vy: between('vy'),
      heading: lerpAngle(this.get(car, low, 'heading'), this.get(car, high, 'heading'), at - low),
      progress: between('progress'),
      flags: this.get(car, low, 'flags'),
      lap: this.get(car, low, 'lap'),
      place: this.get(car, low, 'place') + 1,
      hasNitro: this.get(car, low, 'nitro') > 0,
      pull: (this.speed(car, high) - this.speed(car, Math.max(0, high - 4))) * (TICKS_A_SECOND / 4),
    };
  }

  get(car: number, tick: number, name: (typeof KEPT)[number]): number {
    return this.frames[(tick * this.cars + car) * WIDTH + AT[name]] ?? 0;
  }

  /** m/s */
  speed(car: number, tick: number): number {
    return Math.hypot(this.get(car, tick, 'vx'), this.get(car, tick, 'vy'));
  }

  /** The first tick at which a car was so far; the last known where it never was. */
  tickAt(car: number, progress: number): number {
    let [low, high] = [0, Math.max(0, this.ticks)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.get(car, middle, 'progress') < progress) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Seconds from the start to the finish; null before and for who does not get there. */
  finishTime(car: number, tick: number): number | null {
    const finish = this.happenings.find((one) => one.kind === KIND.finished && one.car === car);
    return finish && finish.tick <= tick ? finish.value : null;
  }
}

/** Kinds of happenings, as `simulation.d.ts` numbers them. */
export const KIND = { lap: 2, finished: 3, collision: 4, shortcut: 6, putBack: 7, nitro: 8, retired: 9 } as const;
