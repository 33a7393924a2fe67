import { type Box, type Course, beside, edge, wrap } from '../course';
import type { Corner, RacingLine } from '../line';
import type { Stand, Tree } from './scenery';
import type { Theme } from './theme';

/** Everything that stands still, worked out once for a stage. */
export interface World {
  course: Course;
  line: RacingLine;
  corners: readonly Corner[];
  theme: Theme;
  trees: readonly Tree[];
  stands: readonly Stand[];
  /** Where the name is painted on the ground. */
  letters: readonly Stand[];
}

/** A rectangle of the world, m, and how many pixels a metre has. */
export interface View extends Box {
  scale: number;
}

/** First and last point of a stretch; the last may be beyond the course's end where it goes round. */
export type Stretch = readonly [from: number, to: number];

/** What a layer draws with: the context's unit is the metre. */
export interface Brush {
  ctx: CanvasRenderingContext2D;
  world: World;
  view: View;
  /** Stretches of the course near the view; nothing else need be drawn. */
  stretches: readonly Stretch[];
  /** Whether details show. */
  isFine: boolean;
}

/** From so many pixels a metre on details are drawn. */
const FINE = 3.2;
/** Things beside the course reach that far, m. */
const REACH = 34;

export function brushFor(ctx: CanvasRenderingContext2D, world: World, view: View): Brush {
  const stretches = stretchesIn(world.course, grown(view, REACH));
  return { ctx, world, view, stretches, isFine: view.scale > FINE };
}

/** Where the course passes through a box. */
export function stretchesIn(course: Course, box: Box): Stretch[] {
  const isIn = (i: number) => isInside(box, course.x[i]!, course.y[i]!);
  const found: Stretch[] = [];
  let from = -1;
  for (let i = 0; i < course.n; i++) {
    if (isIn(i) && from < 0) from = i;
    if (from >= 0 && (!isIn(i) || i === course.n - 1)) {
      found.push([from - 2, i + 1]);
      from = -1;
    }
  }
  if (found.length === 1 && found[0]![0] <= 0 && found[0]![1] >= course.n) return [[0, course.n]];
  return found.map(([a, b]) => (course.closed ? [a, b] : [Math.max(0, a), Math.min(course.n - 1, b)]));
}

export function grown(box: Box, by: number): Box {
  return { x0: box.x0 - by, y0: box.y0 - by, x1: box.x1 + by, y1: box.y1 + by };
}

export function isInside(box: Box, x: number, y: number): boolean {
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;
}

/** Whether a stretch of the course can be seen. */
export function overlaps(course: Course, stretches: readonly Stretch[], from: number, to: number): boolean {
  const middle = wrap(course, Math.round((from + to) / 2));
  const half = Math.abs(to - from) / 2 + 2;
  return stretches.some(([a, b]) => {
    for (const shift of [-course.n, 0, course.n]) {
      if (middle + shift + half > a && middle + shift - half < b) return true;
    }
    return false;
  });
}

export type Offset = number | ((i: number) => number);

/** A line beside the course, from point to point. */
export function trace({ ctx, world: { course } }: Brush, offset: Offset, from: number, to: number): void {
  for (let i = from; i <= to; i++) {
    const [x, y] = beside(course, i, typeof offset === 'number' ? offset : offset(i));
    if (i === from) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

/** The area between two lines beside the course. */
export function band(brush: Brush, inner: Offset, outer: Offset, from: number, to: number): void {
  const { ctx, world } = brush;
  const at = (offset: Offset, i: number) => beside(world.course, i, typeof offset === 'number' ? offset : offset(i));
  for (let i = from; i <= to; i++) {
    const [x, y] = at(inner, i);
    if (i === from) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
  for (let i = to; i >= from; i--) ctx.lineTo(...at(outer, i));
  ctx.closePath();
}

/** Strokes a line beside the course wherever it can be seen. */
export function strokeAlong(brush: Brush, offset: Offset, width: number, style: string | CanvasPattern): void {
  const { ctx } = brush;
  ctx.beginPath();
  for (const [from, to] of brush.stretches) trace(brush, offset, from, to);
  ctx.lineWidth = width;
  ctx.strokeStyle = style;
  ctx.stroke();
}

/** Fills the course's whole width, wider by `more`, wherever it can be seen. */
export function fillAcross(brush: Brush, more: number, style: string | CanvasPattern | CanvasGradient): void {
  const { ctx, world } = brush;
  ctx.beginPath();
  for (const [from, to] of brush.stretches) {
    band(
      brush,
      (i) => -edge(world.course, i, -1) - more,
      (i) => edge(world.course, i, 1) + more,
      from,
      to,
    );
  }
  ctx.fillStyle = style;
  ctx.fill();
}

/** Draws at a place beside the course, x pointing along it. */
export function placed(brush: Brush, i: number, offset: number, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const { ctx, world } = brush;
  ctx.save();
  ctx.translate(...beside(world.course, i, offset));
  ctx.rotate(world.course.heading[wrap(world.course, i)]!);
  draw(ctx);
  ctx.restore();
}
