import type { Pose } from '../drive/predictor';
import type { CarFrame } from '../net/frame';
import type { RaceCar } from '../net/messages';
import { type CarShown, codesOf } from '../render';

/** Slowing down by more is braking, m/s². */
const BRAKING = 4;

/** Puts what is known of the cars together for the picture, turned over for the screen. */
export class Cars {
  private codes = new Map<number, string>();
  private readonly speeds = new Map<number, { tick: number; speed: number; isBraking: boolean }>();

  name(cars: readonly RaceCar[]): void {
    const codes = codesOf(cars.map((car) => car.username));
    this.codes = new Map(cars.map((car, i) => [car.id, codes[i]!]));
  }

  codeOf(car: number): string {
    return this.codes.get(car) ?? `#${car}`;
  }

  shown(car: CarFrame, tick: number, place: number, own: number): CarShown {
    return {
      number: car.id,
      code: this.codeOf(car.id),
      place,
      isOwn: car.id === own,
      x: car.x,
      y: -car.y,
      vx: car.vx,
      vy: -car.vy,
      heading: -car.heading,
      isDrifting: car.isDrifting,
      isOffTrack: car.isOffTrack,
      isBraking: this.isBraking(car, tick),
      hasNitro: car.hasNitro,
    };
  }

  own(shown: CarShown, pose: Pose, isBraking: boolean): CarShown {
    return {
      ...shown,
      x: pose.x,
      y: -pose.y,
      vx: pose.vx,
      vy: -pose.vy,
      heading: -pose.heading,
      isDrifting: pose.isDrifting,
      isOffTrack: pose.isOffTrack,
      isBraking,
      hasNitro: pose.nitroTicks > 0,
    };
  }

  private isBraking(car: CarFrame, tick: number): boolean {
    const speed = Math.hypot(car.vx, car.vy);
    const known = this.speeds.get(car.id);
    if (known && tick - known.tick < 4 && tick >= known.tick) return known.isBraking;
    const isBraking = known !== undefined && ((known.speed - speed) * 60) / Math.max(1, tick - known.tick) > BRAKING;
    this.speeds.set(car.id, { tick, speed, isBraking });
    return isBraking;
  }
}
