import type { Box } from './course';
import { clamp, lerp } from './maths';

/** What the camera looks at: m, y down. */
export interface Target {
  x: number;
  y: number;
  vx: number;
  vy: number;
}

/** Where a picture is taken from: the middle, m, and pixels a metre. */
export interface Shot {
  x: number;
  y: number;
  scale: number;
}

/** Looks so many seconds ahead of what it follows, at most so far of the picture's size. */
const AHEAD_SECONDS = 0.55;
const AHEAD_SHARE = 0.25;
/** Time in which the camera makes up most of its way, s. */
const LOOK_SECONDS = 0.45;
const JUMP_METRES = 60;

/** Follows a car, looking ahead of it without haste. */
export class ChaseCamera {
  private lookX = 0;
  private lookY = 0;
  private last: Target | null = null;

  /** Where the camera is after `seconds` more; `width` and `height` are the picture's, m. */
  follow(target: Target, seconds: number, width: number, height: number): { x: number; y: number } {
    const wantX = clamp(target.vx * AHEAD_SECONDS, -width * AHEAD_SHARE, width * AHEAD_SHARE);
    const wantY = clamp(target.vy * AHEAD_SECONDS, -height * AHEAD_SHARE, height * AHEAD_SHARE);
    const isCut = !this.last || Math.hypot(target.x - this.last.x, target.y - this.last.y) > JUMP_METRES;
    const share = isCut ? 1 : 1 - Math.exp(-seconds / LOOK_SECONDS);
    this.lookX = lerp(this.lookX, wantX, share);
    this.lookY = lerp(this.lookY, wantY, share);
    this.last = target;
    return { x: target.x + this.lookX, y: target.y + this.lookY };
  }
}

/** A shot that has a whole box in a picture of that many pixels, `pad` pixels free at each side. */
export function wholeShot(box: Box, width: number, height: number, pad: number): Shot {
  const scale = Math.min((width - 2 * pad) / (box.x1 - box.x0 || 1), (height - 2 * pad) / (box.y1 - box.y0 || 1));
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2, scale: Math.max(0.05, scale) };
}

/** Where a place of the world is in a picture, pixels. */
export function toPicture(shot: Shot, width: number, height: number, x: number, y: number): [number, number] {
  return [width / 2 + (x - shot.x) * shot.scale, height / 2 + (y - shot.y) * shot.scale];
}
