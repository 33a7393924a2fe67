import { clamp } from './maths';
import type { Particles } from './particles';
import type { CarShown } from './scene';
import type { Skid } from './tiles';
import type { Theme } from './world/theme';

/** Rear wheels from the car's middle: metres back and to each side. */
const BACK = 1.5;
const SIDE = 0.8;
/** A mark has strips that long, m; a car farther away than JUMP has been put elsewhere. */
const STRIP = 0.7;
const JUMP = 12;
const PUFF_SECONDS = 0.035;

interface Wake {
  x: number;
  y: number;
  heading: number;
  isMarking: boolean;
  puffIn: number;
}

/** What cars leave behind: marks on the ground and clouds in the air. */
export class Effects {
  private readonly wakes = new Map<number, Wake>();

  constructor(
    private readonly theme: Theme,
    private readonly particles: Particles,
    private readonly mark: (skid: Skid) => void,
    private readonly random: () => number,
  ) {}

  follow(car: CarShown, seconds: number): void {
    const wake = this.wakes.get(car.number) ?? this.begin(car);
    const moved = Math.hypot(car.x - wake.x, car.y - wake.y);
    if (moved > JUMP) this.begin(car);
    else if (moved > STRIP) this.strip(car, wake);
    this.puff(car, wake, seconds);
  }

  private begin(car: CarShown): Wake {
    const wake = { x: car.x, y: car.y, heading: car.heading, isMarking: false, puffIn: 0 };
    this.wakes.set(car.number, wake);
    return wake;
  }

  private strip(car: CarShown, wake: Wake): void {
    const alpha = car.isDrifting ? 0.9 : car.isOffTrack ? 0.5 : car.isBraking && speedOf(car) > 12 ? 0.35 : 0;
    if (alpha > 0 && wake.isMarking) {
      for (const side of [-SIDE, SIDE]) {
        const [ax, ay] = wheel(wake, side);
        const [bx, by] = wheel(car, side);
        this.mark({ ax, ay, bx, by, alpha });
      }
    }
    Object.assign(wake, { x: car.x, y: car.y, heading: car.heading, isMarking: alpha > 0 });
  }

  private puff(car: CarShown, wake: Wake, seconds: number): void {
    const speed = speedOf(car);
    const strength = this.strength(car, speed);
    wake.puffIn -= seconds * strength;
    while (strength > 0 && wake.puffIn <= 0) {
      wake.puffIn += PUFF_SECONDS;
      this.blow(car, speed);
    }
    if (wake.puffIn < 0) wake.puffIn = 0;
  }

  /** How much is thrown up: 0 nothing … 1 all. */
  private strength(car: CarShown, speed: number): number {
    if (speed < 3) return 0;
    if (car.isOffTrack) return clamp(speed / 22, 0.25, 1);
    if (car.isDrifting) return clamp(speed / 16, 0.3, 1);
    return this.theme.hasKerbs ? 0 : clamp(speed / 60, 0, 0.5);
  }

  private blow(car: CarShown, speed: number): void {
    const [x, y] = wheel(car, this.random() < 0.5 ? -SIDE : SIDE);
    const isDirt = car.isOffTrack || !this.theme.hasKerbs;
    this.particles.add({
      x: x + (this.random() - 0.5) * 0.6,
      y: y + (this.random() - 0.5) * 0.6,
      vx: car.vx * 0.16 + (this.random() - 0.5) * 2.4,
      vy: car.vy * 0.16 + (this.random() - 0.5) * 2.4,
      life: 0.75 + this.random() * 0.6,
      small: 0.55,
      wide: 1.9 + this.random() * 1.3 + (isDirt ? 0.7 : 0),
      alpha: clamp(0.16 + speed / 130, 0.16, isDirt ? 0.5 : 0.4),
      colour: car.isOffTrack ? this.theme.dirt : this.theme.dust,
    });
  }
}

function wheel({ x, y, heading }: { x: number; y: number; heading: number }, side: number): [number, number] {
  const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
  return [x - cos * BACK - sin * side, y - sin * BACK + cos * side];
}

function speedOf(car: CarShown): number {
  return Math.hypot(car.vx, car.vy);
}
