import { beside, wall, wrap } from '../course';
import { chance } from '../maths';
import { type Brush, overlaps, strokeAlong } from './brush';

/** What stops cars: steel on circuits, banks of earth or snow on loose stages, each with its shadow. */
export function drawWalls(brush: Brush): void {
  for (const side of [-1, 1]) {
    const { barrier } = brush.world.theme;
    if (barrier === 'steel') drawSteel(brush, side);
    else drawBank(brush, side, barrier === 'snow' ? SNOW : EARTH);
  }
}

function drawSteel(brush: Brush, side: number): void {
  const { ctx, view, world } = brush;
  // The face that cars meet is the inner one; the rail's middle lies behind it.
  const at = (i: number) => side * (wall(world.course, i, side) + 0.35);
  shifted(ctx, 0.9, 1.2, () => strokeAlong(brush, at, 1.5, 'rgba(0,0,0,.34)'));
  strokeAlong(brush, at, Math.max(0.75, 1.2 / view.scale), '#767d84');
  shifted(ctx, -0.12, -0.14, () => {
    strokeAlong(brush, at, Math.max(0.4, 0.6 / view.scale), brush.isFine ? '#c3c8cc' : '#9aa1a6');
  });
  if (!brush.isFine) return;
  posts(brush, side);
  tyres(brush, side);
}

/** Posts stand where the course's points are: the same in every tile. */
function posts(brush: Brush, side: number): void {
  const { ctx, world } = brush;
  ctx.fillStyle = 'rgba(0,0,0,.34)';
  for (const [from, to] of brush.stretches) {
    for (let i = from; i < to; i++) {
      if (wrap(world.course, i) % 3 !== 0) continue;
      const [x, y] = beside(world.course, i, side * (wall(world.course, i, side) + 0.35));
      ctx.fillRect(x - 0.16, y - 0.16, 0.32, 0.32);
    }
  }
}

/** Stacks of tyres before the rail outside the sharper bends. */
function tyres(brush: Brush, side: number): void {
  const { course, corners } = brush.world;
  for (const corner of corners) {
    if (corner.turn < 0.8 || corner.side === side) continue;
    const [from, to] = [corner.apex - 8, corner.to + 12];
    if (overlaps(course, brush.stretches, from, to)) stack(brush, side, from, to);
  }
}

function stack(brush: Brush, side: number, from: number, to: number): void {
  const { ctx, world } = brush;
  for (let i = from; i < to; i++) {
    const offset = side * (wall(world.course, i, side) - 0.15);
    for (const part of [0, 0.5]) {
      const [ax, ay] = beside(world.course, i, offset);
      const [bx, by] = beside(world.course, i + 1, offset);
      const [x, y] = [ax + (bx - ax) * part, ay + (by - ay) * part];
      tyre(ctx, x, y, ((wrap(world.course, i) >> 1) & 1) === 0);
    }
  }
}

function tyre(ctx: CanvasRenderingContext2D, x: number, y: number, isRed: boolean): void {
  disc(ctx, x + 0.3, y + 0.4, 0.62, 'rgba(0,0,0,.36)');
  disc(ctx, x, y, 0.58, '#1b1e21');
  disc(ctx, x, y, 0.4, isRed ? '#b23c2d' : '#d6d9da');
  disc(ctx, x - 0.06, y - 0.08, 0.18, 'rgba(12,13,15,.85)');
}

interface Bank {
  body: string;
  crest: string;
  lit: string;
  width: number;
}

const SNOW: Bank = { body: '#c3d0da', crest: '#f3f8fb', lit: 'rgba(255,255,255,.95)', width: 2.6 };
const EARTH: Bank = { body: '#5a4a33', crest: '#776346', lit: 'rgba(190,164,118,.65)', width: 2.4 };

function drawBank(brush: Brush, side: number, bank: Bank): void {
  const { ctx, world } = brush;
  const at = (i: number) => side * (wall(world.course, i, side) + bank.width / 2 + ragged(world.course.n, i) * 0.3);
  ctx.lineJoin = 'round';
  shifted(ctx, 1, 1.3, () => strokeAlong(brush, at, bank.width + 0.4, 'rgba(0,0,0,.30)'));
  strokeAlong(brush, at, bank.width, bank.body);
  shifted(ctx, -0.25, -0.3, () => strokeAlong(brush, at, bank.width * 0.62, bank.crest));
  shifted(ctx, -0.5, -0.6, () => strokeAlong(brush, at, bank.width * 0.26, bank.lit));
}

const rags = new Map<number, Float32Array>();

/** A sway along the course in [−1, 1] that is the same each time. */
function ragged(n: number, i: number): number {
  let known = rags.get(n);
  if (!known) {
    const random = chance(n);
    known = Float32Array.from({ length: n }, () => random() * 2 - 1);
    rags.set(n, known);
  }
  return known[((i % n) + n) % n]!;
}

function shifted(ctx: CanvasRenderingContext2D, x: number, y: number, draw: () => void): void {
  ctx.save();
  ctx.translate(x, y);
  draw();
  ctx.restore();
}

export function disc(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, style: string): void {
  ctx.fillStyle = style;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fill();
}
