import { type Course, beside, wall, wrap } from '../course';
import type { Corner } from '../line';
import { TAU, chance } from '../maths';
import { type Brush, isInside, grown, placed } from './brush';
import { disc } from './walls';

export interface Tree {
  x: number;
  y: number;
  size: number;
  seed: number;
}

/** A grandstand beside the course, its long side along it. */
export interface Stand {
  at: number;
  /** From the centre line, m; positive to the right. */
  offset: number;
  length: number;
}

/** Groups of trees, well away from the course. */
const GROUPS = 170;
const AROUND = 110;
/** No tree or stand is nearer to a wall, m. */
const CLEAR = 7;
const STAND_DEPTH = 11;

export function plantTrees(course: Course, stands: readonly Stand[]): Tree[] {
  const random = chance(course.n + 5);
  const { box } = course;
  const trees: Tree[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const x = box.x0 - AROUND + random() * (box.x1 - box.x0 + 2 * AROUND);
    const y = box.y0 - AROUND + random() * (box.y1 - box.y0 + 2 * AROUND);
    for (let left = 3 + Math.floor(random() * 6); left > 0; left--) {
      const size = 2.1 + random() * 2.2;
      const tree = { x: x + (random() - 0.5) * 26, y: y + (random() - 0.5) * 26, size, seed: left + group * 16 };
      if (isClear(course, stands, tree)) trees.push(tree);
    }
  }
  return trees;
}

function isClear(course: Course, stands: readonly Stand[], { x, y }: Tree): boolean {
  for (let i = 0; i < course.n; i += 4) {
    const away = Math.max(course.leftWall[i]!, course.rightWall[i]!) + CLEAR;
    if (Math.hypot(course.x[i]! - x, course.y[i]! - y) < away) return false;
  }
  return stands.every((stand) => {
    const [sx, sy] = beside(course, stand.at, stand.offset);
    return Math.hypot(sx - x, sy - y) > stand.length / 2 + 9;
  });
}

/** Stands beside the start and outside some bends, where nothing else is in the way. */
export function placeStands(course: Course, corners: readonly Corner[]): Stand[] {
  const wanted: [number, number, number][] = [
    [course.startIndex + Math.round(22 / course.step), -1, 64],
    [course.startIndex - Math.round(40 / course.step), 1, 44],
  ];
  corners.filter((corner) => corner.turn > 0.6).forEach((corner) => wanted.push([corner.apex, corner.side, 36]));
  const stands: Stand[] = [];
  for (const [i, side, length] of wanted.slice(0, 9)) {
    const at = wrap(course, i);
    const offset = side * (wall(course, at, side) + CLEAR + STAND_DEPTH / 2);
    const stand = { at, offset, length };
    if (fits(course, stand) && stands.every((other) => apart(course, other, stand))) stands.push(stand);
  }
  return stands;
}

function fits(course: Course, { at, offset, length }: Stand): boolean {
  if (Math.abs(course.curvature[at]!) * Math.abs(offset) > 0.45) return false;
  const [x, y] = beside(course, at, offset);
  const h = course.heading[at]!;
  for (let i = 0; i < course.n; i += 2) {
    const [dx, dy] = [course.x[i]! - x, course.y[i]! - y];
    const along = Math.max(0, Math.abs(dx * Math.cos(h) + dy * Math.sin(h)) - length / 2);
    const across = Math.max(0, Math.abs(-dx * Math.sin(h) + dy * Math.cos(h)) - STAND_DEPTH / 2);
    if (Math.hypot(along, across) < Math.max(course.leftWall[i]!, course.rightWall[i]!) + 2.5) return false;
  }
  return true;
}

function apart(course: Course, a: Stand, b: Stand): boolean {
  const [ax, ay] = beside(course, a.at, a.offset);
  const [bx, by] = beside(course, b.at, b.offset);
  return Math.hypot(ax - bx, ay - by) > (a.length + b.length) / 2 + 6;
}

export function drawScenery(brush: Brush): void {
  const { world, view } = brush;
  for (const stand of world.stands) {
    const [x, y] = beside(world.course, stand.at, stand.offset);
    if (isInside(grown(view, stand.length), x, y)) drawStand(brush, stand);
  }
  const seen = grown(view, 8);
  for (const tree of world.trees) if (isInside(seen, tree.x, tree.y)) drawTree(brush, tree);
}

function drawTree({ ctx, world: { theme } }: Brush, { x, y, size, seed }: Tree): void {
  const random = chance(seed);
  ctx.fillStyle = 'rgba(0,0,0,.32)';
  ctx.beginPath();
  ctx.ellipse(x + size * 0.55, y + size * 0.7, size * 1.05, size * 0.95, 0.6, 0, TAU);
  ctx.fill();
  const bright = random() * 10;
  const [r, g, b] = theme.leaves;
  for (let leaf = 0; leaf < 7; leaf++) {
    const angle = random() * TAU;
    const away = size * 0.45 * random();
    const radius = size * (0.45 + random() * 0.3);
    const colour = `rgb(${r + bright + leaf * 1.5},${g + bright + leaf * 2},${b + bright})`;
    disc(ctx, x + Math.cos(angle) * away, y + Math.sin(angle) * away, radius, colour);
  }
  for (let spot = 0; spot < 4; spot++) {
    const [dx, dy] = [(random() - 0.5) * size * 0.6, (random() - 0.5) * size * 0.5];
    disc(ctx, x - size * 0.3 + dx, y - size * 0.35 + dy, size * (0.16 + random() * 0.14), theme.light);
  }
}

const CROWD = ['#c9ced5', '#8e99a8', '#b4643f', '#6f86a8', '#d9d3c3', '#525c69', '#9aa58f'];

function drawStand(brush: Brush, stand: Stand): void {
  const { length } = stand;
  const half = STAND_DEPTH / 2;
  const { ctx, world } = brush;
  const [x, y] = beside(world.course, stand.at, stand.offset);
  ctx.save();
  ctx.translate(x + 1.9, y + 2.5);
  ctx.rotate(world.course.heading[stand.at]!);
  ctx.fillStyle = 'rgba(0,0,0,.36)';
  ctx.fillRect(-length / 2, -half, length, STAND_DEPTH);
  ctx.restore();
  placed(brush, stand.at, stand.offset, () => {
    ctx.fillStyle = '#3c424b';
    ctx.fillRect(-length / 2, -half, length, STAND_DEPTH);
    seatCrowd(ctx, stand);
    ctx.fillStyle = roof(ctx, Math.sign(stand.offset));
    ctx.fillRect(-length / 2, -half, length, STAND_DEPTH);
  });
}

function seatCrowd(ctx: CanvasRenderingContext2D, stand: Stand): void {
  const random = chance(7 + stand.at);
  for (let row = 0; row < 7; row++) {
    for (let seat = 0; seat < stand.length - 1; seat += 0.95) {
      if (seat % 16 > 14.6) continue;
      ctx.fillStyle = random() < 0.22 ? '#565e69' : CROWD[Math.floor(random() * CROWD.length)]!;
      ctx.fillRect(-stand.length / 2 + 0.5 + seat, -STAND_DEPTH / 2 + 0.5 + row * 1.45, 0.6, 0.6);
    }
  }
}

/** The roof is on the side away from the track. */
function roof(ctx: CanvasRenderingContext2D, side: number): CanvasGradient {
  const gradient = ctx.createLinearGradient(0, side * 6, 0, -side * 6);
  gradient.addColorStop(0, 'rgba(230,236,244,.58)');
  gradient.addColorStop(0.32, 'rgba(180,188,198,.38)');
  gradient.addColorStop(0.33, 'rgba(0,0,0,0)');
  gradient.addColorStop(1, 'rgba(0,0,0,0)');
  return gradient;
}
