import { type Course, wrap } from './course';
import { clamp, wrapAngle } from './maths';

/** Where the rubber lies: a line that cuts corners, and how fast it is driven. */
export interface RacingLine {
  /** Metres to the right of the centre line. */
  offset: Float64Array;
  x: Float64Array;
  y: Float64Array;
  /** m/s. */
  speed: Float64Array;
  /** 0 rolling … 1 all grip used to turn, and to brake. */
  turning: Float64Array;
  braking: Float64Array;
}

/** A bend of the course. */
export interface Corner {
  from: number;
  to: number;
  apex: number;
  /** −1 to the left, 1 to the right. */
  side: number;
  /** Angle turned, rad. */
  turn: number;
}

/** The line keeps that far from the edges, m. */
const MARGIN = 2.1;
const SIDE_ACCELERATION = 10.5;
const BRAKING = 9;
const TOP_SPEED = 62;
/** Bends wider than that are straights. */
const WIDEST_BEND = 85;

export function racingLine(course: Course): RacingLine {
  const offset = relaxed(course);
  const { n } = course;
  const [x, y] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    x[i] = course.x[i]! - Math.sin(course.heading[i]!) * offset[i]!;
    y[i] = course.y[i]! + Math.cos(course.heading[i]!) * offset[i]!;
  }
  const bend = bends(course, x, y);
  const speed = speeds(course, bend);
  const turning = speed.map((v, i) => clamp((Math.abs(bend[i]!) * v * v) / SIDE_ACCELERATION, 0, 1));
  const braking = speed.map((_, i) => clamp((speed[wrap(course, i - 5)]! - speed[wrap(course, i + 5)]!) / 6, 0, 1));
  return { offset, x, y, speed, turning, braking };
}

/** Pulls each point towards the chord of its neighbours, held between the edges: wide strides first. */
function relaxed(course: Course): Float64Array {
  const offset = new Float64Array(course.n);
  for (const stride of [21, 12, 6, 3]) {
    for (let round = 0; round < 50; round++) {
      for (let i = 0; i < course.n; i++) pull(course, offset, i, stride);
    }
  }
  return offset;
}

function pull(course: Course, offset: Float64Array, i: number, stride: number): void {
  const { x, y, heading } = course;
  const a = wrap(course, i - stride);
  const b = wrap(course, i + stride);
  const ax = x[a]! - Math.sin(heading[a]!) * offset[a]!;
  const ay = y[a]! + Math.cos(heading[a]!) * offset[a]!;
  const bx = x[b]! - Math.sin(heading[b]!) * offset[b]!;
  const by = y[b]! + Math.cos(heading[b]!) * offset[b]!;
  const [nx, ny] = [-Math.sin(heading[i]!), Math.cos(heading[i]!)];
  const chord = ((ax + bx) / 2 - x[i]!) * nx + ((ay + by) / 2 - y[i]!) * ny;
  offset[i] = clamp(offset[i]! * 0.6 + chord * 0.4, MARGIN - course.left[i]!, course.right[i]! - MARGIN);
}

function bends(course: Course, x: Float64Array, y: Float64Array): Float64Array {
  const heading = x.map((_, i) => {
    const [a, b] = [wrap(course, i - 2), wrap(course, i + 2)];
    return Math.atan2(y[b]! - y[a]!, x[b]! - x[a]!);
  });
  return heading.map((_, i) => {
    const angle = wrapAngle(heading[wrap(course, i + 4)]! - heading[wrap(course, i - 4)]!);
    return angle / (8 * course.step);
  });
}

function speeds(course: Course, bend: Float64Array): Float64Array {
  const speed = bend.map((k) => Math.min(TOP_SPEED, Math.sqrt(SIDE_ACCELERATION / Math.max(Math.abs(k), 1e-4))));
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < course.n; i++) {
      const before = speed[wrap(course, i - 1)]!;
      speed[i] = Math.min(speed[i]!, Math.sqrt(before ** 2 + 2 * Math.max(1, 8 - before * 0.11) * course.step));
    }
    for (let i = course.n - 1; i >= 0; i--) {
      speed[i] = Math.min(speed[i]!, Math.sqrt(speed[wrap(course, i + 1)]! ** 2 + 2 * BRAKING * course.step));
    }
  }
  return speed;
}

/** The bends of a course in its order. */
export function cornersOf(course: Course): Corner[] {
  const corners: Corner[] = [];
  let open: { from: number; side: number } | null = null;
  for (let i = 0; i <= course.n; i++) {
    const k = i < course.n ? course.curvature[i]! : 0;
    const side = Math.abs(k) > 1 / WIDEST_BEND ? Math.sign(k) : 0;
    if (open && side !== open.side) {
      if (i - open.from > 6) corners.push(corner(course, open.from, i - 1, open.side));
      open = null;
    }
    if (side !== 0 && !open) open = { from: i, side };
  }
  return corners;
}

function corner(course: Course, from: number, to: number, side: number): Corner {
  let apex = from;
  let turn = 0;
  for (let i = from; i <= to; i++) {
    if (Math.abs(course.curvature[i]!) > Math.abs(course.curvature[apex]!)) apex = i;
    turn += Math.abs(course.curvature[i]!) * course.step;
  }
  return { from, to, apex, side, turn };
}
