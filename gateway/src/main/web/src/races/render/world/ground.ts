import { edge, wall } from '../course';
import type { Corner } from '../line';
import { clamp } from '../maths';
import { groundFill } from '../textures';
import { type Brush, band, overlaps, strokeAlong, trace } from './brush';

/** Grass, heath or snow, with bands where it was mown. */
export function drawGround(brush: Brush): void {
  const { ctx, view, world } = brush;
  const box = [view.x0, view.y0, view.x1 - view.x0, view.y1 - view.y0] as const;
  ctx.fillStyle = groundFill(ctx, world.theme.ground);
  ctx.fillRect(...box);
  ctx.globalAlpha = 0.5;
  ctx.fillStyle = groundFill(ctx, world.theme.ground, 4.07);
  ctx.fillRect(...box);
  ctx.globalAlpha = 1;
  if (world.theme.ground === 'grass') mow(brush);
}

const BAND = 18;

/** Bands lie at whole multiples across the world, so that tiles meet. */
function mow({ ctx, view }: Brush): void {
  const [cos, sin] = [Math.cos(0.5), Math.sin(0.5)];
  const across = [
    [view.x0, view.y0],
    [view.x1, view.y0],
    [view.x0, view.y1],
    [view.x1, view.y1],
  ].map(([x, y]) => [x! * cos + y! * sin, -x! * sin + y! * cos] as const);
  const along = across.map(([u]) => u);
  const over = across.map(([, v]) => v);
  ctx.save();
  ctx.rotate(0.5);
  ctx.fillStyle = 'rgba(190,214,160,.035)';
  for (let v = Math.floor(Math.min(...over) / BAND) * BAND; v < Math.max(...over); v += BAND) {
    ctx.fillRect(Math.min(...along), v, Math.max(...along) - Math.min(...along), BAND / 2);
  }
  ctx.restore();
}

/** Traps of sand outside bends; on loose stages only a worn strip. */
export function drawTraps(brush: Brush): void {
  const { course } = brush.world;
  for (const corner of brush.world.corners) {
    const [from, to] = reach(brush, corner);
    if (corner.turn > 0.45 && overlaps(course, brush.stretches, from, to)) drawTrap(brush, corner, from, to);
  }
}

function reach({ world: { course } }: Brush, corner: Corner): [number, number] {
  const [before, after] = [Math.round(8 / course.step), Math.round(24 / course.step)];
  const low = course.closed ? -Infinity : 0;
  const high = course.closed ? Infinity : course.n - 1;
  return [Math.max(low, corner.from - before), Math.min(high, corner.to + after)];
}

function drawTrap(brush: Brush, corner: Corner, from: number, to: number): void {
  const { ctx, world } = brush;
  const side = -corner.side;
  const bulge = (i: number) => Math.sin(Math.PI * clamp((i - from) / (to - from), 0, 1)) ** 0.55;
  const room = (i: number) => wall(world.course, i, side) - edge(world.course, i, side) - 0.8;
  const shape = (start: number, share: number) => {
    ctx.beginPath();
    const inner = (i: number) => side * (edge(world.course, i, side) + start);
    band(brush, inner, (i) => side * (edge(world.course, i, side) + start + room(i) * share * bulge(i)), from, to);
  };
  shape(0.7, 1);
  ctx.fillStyle = 'rgba(24,30,20,.30)';
  ctx.fill();
  shape(1.2, 0.9);
  ctx.fillStyle = groundFill(ctx, world.theme.trap);
  ctx.fill();
  ctx.fillStyle = world.theme.trapShade;
  ctx.fill();
  if (brush.isFine && world.theme.hasKerbs) rake(brush, side, from, to);
}

/** Lines of a rake along the trap just filled. */
function rake(brush: Brush, side: number, from: number, to: number): void {
  const { ctx, world } = brush;
  ctx.save();
  ctx.clip();
  for (const [style, width, start] of [
    ['rgba(30,22,10,.16)', 0.22, 1.4],
    ['rgba(255,240,210,.10)', 0.16, 1.7],
  ] as const) {
    ctx.beginPath();
    for (let d = start; d < 8; d += 0.75) trace(brush, (i) => side * (edge(world.course, i, side) + d), from, to);
    ctx.lineWidth = width;
    ctx.strokeStyle = style;
    ctx.stroke();
  }
  ctx.restore();
}

/** The worn strip from which the track rises. */
export function drawVerge(brush: Brush): void {
  const { world } = brush;
  for (const [more, alpha] of [
    [2.6, 0.1],
    [1.9, 0.14],
    [1.3, 0.3],
  ] as const) {
    for (const side of [-1, 1]) {
      const at = (i: number) => side * edge(world.course, i, side);
      strokeAlong(brush, at, more * 2, `color-mix(in srgb, ${world.theme.verge} ${alpha * 100}%, transparent)`);
    }
  }
}
