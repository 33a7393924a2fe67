import type { CarFrame } from '../net/frame';
import { clamp } from '../render/maths';

/** Cars nearer to the own one than NEAR are shown where they will be; farther than FAR as they were; m. */
const NEAR = 25;
const FAR = 55;

interface Place {
  x: number;
  y: number;
}

/**
 * A car of another driver as it will be after `ticks`, if it is near the own one. That one is predicted, ahead of what
 * is known of the others: side by side, both have to be shown at the same time, or cars touch that are seen apart.
 */
export function broughtForward(car: CarFrame, own: Place, ticks: number): CarFrame {
  const away = Math.hypot(car.x - own.x, car.y - own.y);
  const share = clamp((FAR - away) / (FAR - NEAR), 0, 1);
  return share === 0 ? car : rolledOn(car, (ticks * share) / 60);
}

/** Goes on along the circle that it drives. */
function rolledOn(car: CarFrame, seconds: number): CarFrame {
  const turned = car.turning * seconds;
  const [cos, sin] = [Math.cos(turned / 2), Math.sin(turned / 2)];
  const [vx, vy] = [car.vx * cos - car.vy * sin, car.vx * sin + car.vy * cos];
  return { ...car, x: car.x + vx * seconds, y: car.y + vy * seconds, heading: car.heading + turned };
}
