import { type Course, wall } from '../course';
import type { Corner } from '../line';
import { type Brush, overlaps, placed } from './brush';
import type { Stand } from './scenery';

const SIZE = 6.4;
const LENGTH = 34;
/** From the wall, m. */
const AWAY = 8;

/** Where the name is painted: outside the widest bends. */
export function placeLetters(course: Course, corners: readonly Corner[]): Stand[] {
  return corners
    .filter((corner) => corner.turn > 0.9)
    .slice(0, 4)
    .map(({ apex, side }) => ({ at: apex, offset: -side * (wall(course, apex, -side) + AWAY), length: LENGTH }));
}

/** The name on the ground, readable from above. */
export function drawLetters(brush: Brush): void {
  const { course, letters, theme } = brush.world;
  const half = Math.round(LENGTH / course.step);
  for (const { at, offset } of letters) {
    if (!overlaps(course, brush.stretches, at - half, at + half)) continue;
    placed(brush, at, offset, (ctx) => {
      if (Math.cos(course.heading[at]!) < 0) ctx.rotate(Math.PI);
      ctx.font = `800 ${SIZE}px "Archivo Variable",Archivo,sans-serif`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = theme.ground === 'snow' ? 'rgba(60,84,110,.28)' : 'rgba(238,240,243,.34)';
      ctx.fillText('PADDOCK', 0, 0);
    });
  }
}
