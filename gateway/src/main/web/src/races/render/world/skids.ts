import { beside, edge, wrap } from '../course';
import { chance, clamp, lerp } from '../maths';
import { type Brush, overlaps } from './brush';

/** Marks that earlier races have left: pairs of strips that fade in and out. */
export function drawOldSkids(brush: Brush): void {
  const { course, corners, theme } = brush.world;
  if (!brush.isFine || !theme.hasKerbs) return;
  corners.forEach((corner, number) => {
    if (!overlaps(course, brush.stretches, corner.from - 40, corner.to + 40)) return;
    const random = chance(99 + number);
    for (let mark = 0; mark < 4; mark++) {
      const from = corner.from - Math.round((26 + random() * 18) / course.step);
      const points = Math.round((22 + random() * 26) / course.step);
      drawPair(brush, { from, points, a: (random() - 0.5) * 3, b: (random() - 0.5) * 2, alpha: 0.2 + random() * 0.26 });
    }
    if (corner.turn < 0.9) return;
    const points = Math.round((18 + random() * 14) / course.step);
    drawPair(brush, {
      from: corner.apex - 4,
      points,
      a: -corner.side * 0.2,
      b: -corner.side * (2 + random() * 2.4),
      alpha: 0.4,
    });
  });
}

interface Pair {
  from: number;
  points: number;
  /** Metres beside the racing line at both ends. */
  a: number;
  b: number;
  alpha: number;
}

function drawPair(brush: Brush, { from, points, a, b, alpha }: Pair): void {
  const { ctx, world } = brush;
  const { course, line } = world;
  const at = (q: number, wheel: number): [number, number] => {
    const i = wrap(course, from + q);
    const offset = line.offset[i]! + lerp(a, b, q / points) + wheel;
    return beside(course, i, clamp(offset, -edge(course, i, -1) - 5, edge(course, i, 1) + 5));
  };
  ctx.lineWidth = 0.34;
  for (const wheel of [-0.78, 0.78]) {
    for (let q = 0; q < points; q++) {
      ctx.strokeStyle = `rgba(6,6,8,${(alpha * Math.sin(Math.PI * Math.min(1, q / points)) ** 0.5).toFixed(3)})`;
      ctx.beginPath();
      ctx.moveTo(...at(q, wheel));
      ctx.lineTo(...at(q + 1, wheel));
      ctx.stroke();
    }
  }
}
