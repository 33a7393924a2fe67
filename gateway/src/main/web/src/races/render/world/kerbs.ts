import { beside, edge } from '../course';
import type { Corner } from '../line';
import { clamp } from '../maths';
import { type Brush, overlaps, trace } from './brush';

const WIDTH = 1.35;
const BLOCK = 2;
const RED = '#c23a2c';
const WHITE = '#dfe1e0';

/** Red and white blocks inside at the apex and outside at the exit of bends. */
export function drawKerbs(brush: Brush): void {
  const { course, corners, theme } = brush.world;
  if (!theme.hasKerbs) return;
  for (const corner of corners) {
    if (!overlaps(course, brush.stretches, corner.from - 20, corner.to + 20)) continue;
    const half = Math.max(6, Math.round((corner.to - corner.from) * 0.42));
    drawKerb(brush, corner.apex - half, corner.apex + half, corner.side);
    if (corner.turn > 0.55) drawExit(brush, corner);
  }
}

function drawExit(brush: Brush, corner: Corner): void {
  drawKerb(brush, corner.to - 2, corner.to + Math.round(20 / brush.world.course.step), -corner.side);
}

function drawKerb(brush: Brush, from: number, to: number, side: number): void {
  const { course } = brush.world;
  const [a, b] = course.closed ? [from, to] : [Math.max(0, from), Math.min(course.n - 1, to)];
  const step = Math.max(1, Math.round(BLOCK / course.step));
  const width = (i: number) => WIDTH * clamp(Math.min(i - a, b - i) / (5 / course.step), 0.15, 1);
  for (let i = a, number = 0; i < b; i += step, number++) {
    drawBlock(brush, i, Math.min(i + step, b), side, width, number % 2 ? WHITE : RED);
  }
  if (brush.isFine) bevel(brush, a + 2, b - 2, side);
}

function drawBlock(
  brush: Brush,
  from: number,
  to: number,
  side: number,
  width: (i: number) => number,
  colour: string,
): void {
  const { ctx, world } = brush;
  const inner = (i: number) => side * (edge(world.course, i, side) - 0.15);
  ctx.beginPath();
  for (let i = from; i <= to; i++) ctx.lineTo(...beside(world.course, i, inner(i)));
  for (let i = to; i >= from; i--) ctx.lineTo(...beside(world.course, i, inner(i) + side * width(i)));
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}

function bevel(brush: Brush, from: number, to: number, side: number): void {
  const { ctx, world } = brush;
  for (const [into, style] of [
    [0.03, 'rgba(255,255,255,.20)'],
    [WIDTH - 0.35, 'rgba(0,0,0,.28)'],
  ] as const) {
    ctx.beginPath();
    trace(brush, (i) => side * (edge(world.course, i, side) + into), from, to);
    ctx.lineWidth = 0.2;
    ctx.strokeStyle = style;
    ctx.stroke();
  }
}
