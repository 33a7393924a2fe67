import { beside, edge, wrap } from '../course';
import { chance, clamp } from '../maths';
import { groundFill } from '../textures';
import { type Brush, fillAcross, placed, strokeAlong } from './brush';

/** What is driven on: its texture, light across the world, crown and shoulders. */
export function drawSurface(brush: Brush): void {
  const { ctx, world } = brush;
  fillAcross(brush, 0.5, world.theme.verge);
  fillAcross(brush, 0, groundFill(ctx, world.theme.surface));
  if (world.theme.surface === 'asphalt') fillAcross(brush, 0, light(brush));
  fillAcross(brush, 0, 'rgba(0,0,0,.08)');
  fillAcross(brush, -1.3, 'rgba(255,255,255,.028)');
  fillAcross(brush, -2.6, 'rgba(255,255,255,.028)');
}

function light({ ctx, world: { course } }: Brush): CanvasGradient {
  const { box } = course;
  const gradient = ctx.createLinearGradient(box.x0, box.y0, box.x1, box.y1);
  gradient.addColorStop(0, 'rgba(150,158,172,.16)');
  gradient.addColorStop(0.5, 'rgba(20,22,26,.05)');
  gradient.addColorStop(1, 'rgba(8,9,12,.22)');
  return gradient;
}

/** Rubber along the racing line, more where tyres work; ruts on loose ground. */
export function drawRubber(brush: Brush): void {
  const { ctx, world } = brush;
  const { line, course, theme } = world;
  const widths = theme.hasKerbs ? [4.6, 2.6] : [0];
  for (const [from, to] of brush.stretches) {
    for (let i = from - (from % 2); i < to; i += 2) {
      const at = wrap(course, i);
      const alpha = 0.045 + 0.1 * line.turning[at]! + 0.11 * line.braking[at]!;
      ctx.strokeStyle = `rgba(${theme.rubber},${(theme.hasKerbs ? alpha : alpha * 1.5).toFixed(3)})`;
      for (const width of widths) stroke(brush, at, wrap(course, i + 2), width);
    }
  }
}

function stroke({ ctx, world: { line, course } }: Brush, a: number, b: number, width: number): void {
  const rut = width === 0 ? 0.8 : 0;
  for (const off of rut ? [-rut, rut] : [0]) {
    const [ax, ay] = beside(course, a, line.offset[a]! + off);
    const [bx, by] = beside(course, b, line.offset[b]! + off);
    ctx.lineWidth = rut ? 0.75 : width;
    ctx.beginPath();
    ctx.moveTo(ax, ay);
    ctx.lineTo(bx, by);
    ctx.stroke();
  }
}

/** White lines at the edges and joints of the paving; on loose stages stones at the sides. */
export function drawEdges(brush: Brush): void {
  const { world, view } = brush;
  const { course, theme } = world;
  for (const side of [-1, 1]) {
    const at = (share: number, less: number) => (i: number) => side * (edge(course, i, side) * share - less);
    if (!theme.edgeLine) {
      soften(brush, side);
      continue;
    }
    if (brush.isFine) strokeAlong(brush, at(1 / 3, 0), 0.12, 'rgba(0,0,0,.10)');
    strokeAlong(brush, at(1, 0.35), Math.max(0.26, 0.8 / view.scale), theme.edgeLine);
  }
}

/** Loose matter that wheels have thrown to the side. */
function soften(brush: Brush, side: number): void {
  const { ctx, world } = brush;
  const { course, theme } = world;
  const at = (less: number) => (i: number) => side * (edge(course, i, side) - less);
  strokeAlong(brush, at(0.3), 1.5, theme.ground === 'snow' ? 'rgba(240,246,250,.30)' : 'rgba(60,48,30,.16)');
  strokeAlong(brush, at(-0.1), 0.7, theme.ground === 'snow' ? 'rgba(246,250,252,.75)' : 'rgba(160,138,104,.40)');
  if (!brush.isFine) return;
  const random = chance(side + 77);
  const dots = Array.from({ length: course.n }, () => [random(), random(), random()] as const);
  ctx.fillStyle = theme.ground === 'snow' ? 'rgba(250,253,255,.8)' : 'rgba(70,56,38,.55)';
  for (const [from, to] of brush.stretches) {
    for (let i = from; i < to; i++) {
      const [a, b, c] = dots[wrap(course, i)]!;
      const [x, y] = beside(course, i, side * (edge(course, i, side) + (a - 0.6) * 2.4));
      ctx.fillRect(x + b, y + c, 0.12 + b * 0.28, 0.12 + c * 0.22);
    }
  }
}

/** The start line, the finish where it is another, boxes of the grid, and the sectors' lines. */
export function drawMarks(brush: Brush): void {
  const { world } = brush;
  const { course } = world;
  for (let box = 0; box < 8; box++) drawBox(brush, box);
  chequer(brush, course.startIndex);
  const finish = course.checkpoints.at(-1);
  if (!course.closed && finish !== undefined) chequer(brush, finish);
  const third = course.checkpoints.length / 3;
  for (const part of [1, 2]) {
    const i = course.checkpoints[Math.round(third * part) - 1];
    if (i !== undefined) crossLine(brush, i);
  }
}

/** Where the simulation sets the cars: 6 m before the line, then 5 m each, left and right in turn. */
function drawBox(brush: Brush, box: number): void {
  const { course } = brush.world;
  const i = course.startIndex - Math.round((GRID_FIRST + box * GRID_STEP) / course.step);
  placed(brush, i, (box % 2 ? 1 : -1) * edge(course, i, 1) * GRID_SHARE, (ctx) => {
    ctx.strokeStyle = 'rgba(240,240,240,.6)';
    ctx.lineWidth = 0.2;
    ctx.beginPath();
    ctx.moveTo(1, -1.4);
    ctx.lineTo(3.1, -1.4);
    ctx.lineTo(3.1, 1.4);
    ctx.lineTo(1, 1.4);
    ctx.stroke();
  });
}

const GRID_FIRST = 6;
const GRID_STEP = 5;
/** Of the half width. */
const GRID_SHARE = 0.5;
const SQUARES = 14;

function chequer(brush: Brush, i: number): void {
  const { course } = brush.world;
  placed(brush, i, 0, (ctx) => {
    const [top, bottom] = [-edge(course, i, -1), edge(course, i, 1)];
    const size = (bottom - top) / SQUARES;
    for (let a = 0; a < SQUARES; a++) {
      for (let b = 0; b < 3; b++) {
        ctx.fillStyle = (a + b) % 2 ? 'rgba(245,245,245,.92)' : 'rgba(16,17,19,.92)';
        ctx.fillRect((b - 1.5) * size, top + a * size, size, size);
      }
    }
  });
}

function crossLine(brush: Brush, i: number): void {
  const { course } = brush.world;
  const width = edge(course, i, -1) + edge(course, i, 1) - 0.8;
  placed(brush, i, 0, (ctx) => {
    ctx.fillStyle = 'rgba(245,245,245,.35)';
    ctx.fillRect(-0.2, -clamp(width / 2, 1, 40), 0.4, width);
  });
}
