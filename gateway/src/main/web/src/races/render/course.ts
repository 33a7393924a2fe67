import { lerp, wrapAngle } from './maths';

/** What the renderer needs of a stage: `points` is what `Stage.read` of the simulation writes, eleven numbers each. */
export interface StageData {
  name: string;
  closed: boolean;
  /** Metres of a lap, or from start to finish. */
  length: number;
  /** Metres along the centre line from its first point to the start line. */
  start: number;
  points: Float64Array;
  /** Metres from the start line; the last is the line. */
  checkpoints: readonly number[];
}

/** 0 asphalt, 1 gravel, 2 ice. */
export type Ground = 0 | 1 | 2;

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * A stage as it is drawn: metres, **y down** and angles clockwise as on a screen, points about 1.7 m apart.
 * Offsets from the centre line are positive to the right.
 */
export interface Course {
  name: string;
  closed: boolean;
  length: number;
  ground: Ground;
  n: number;
  /** Mean distance of two points. */
  step: number;
  x: Float64Array;
  y: Float64Array;
  heading: Float64Array;
  /** 1/m, positive to the right. */
  curvature: Float64Array;
  /** Half widths, and where the walls stand; all positive, from the centre line. */
  left: Float64Array;
  right: Float64Array;
  leftWall: Float64Array;
  rightWall: Float64Array;
  /** Metres from the start line. */
  distance: Float64Array;
  /** Points of the checkpoints; the last is the finish. */
  checkpoints: readonly number[];
  startIndex: number;
  box: Box;
}

const READS = 11;
/** Points drawn for one of the stage. */
const PARTS = 3;

/** Turns a stage over for the screen and rounds its corners. */
export function courseOf(stage: StageData): Course {
  const given = stage.points.length / READS;
  const segments = stage.closed ? given : given - 1;
  const n = stage.closed ? segments * PARTS : segments * PARTS + 1;
  const course = blank(stage, n);
  for (let i = 0; i < n; i++) place(course, stage, given, i);
  course.step = Math.max(0.5, perimeter(course) / Math.max(1, stage.closed ? n : n - 1));
  turn(course);
  course.startIndex = indexAt(course, 0);
  course.checkpoints = stage.checkpoints.map((metres) => indexAt(course, metres));
  course.box = boxOf(course);
  return course;
}

/** The point with that number; closed courses go round, open ones stop at their ends. */
export function wrap(course: Course, i: number): number {
  if (course.closed) return ((i % course.n) + course.n) % course.n;
  return i < 0 ? 0 : i >= course.n ? course.n - 1 : i;
}

/** A place beside the centre line. */
export function beside(course: Course, i: number, offset: number): [number, number] {
  const at = wrap(course, i);
  const h = course.heading[at]!;
  return [course.x[at]! - Math.sin(h) * offset, course.y[at]! + Math.cos(h) * offset];
}

/** The half width on a side: −1 left, 1 right. */
export function edge(course: Course, i: number, side: number): number {
  const at = wrap(course, i);
  return side < 0 ? course.left[at]! : course.right[at]!;
}

export function wall(course: Course, i: number, side: number): number {
  const at = wrap(course, i);
  return side < 0 ? course.leftWall[at]! : course.rightWall[at]!;
}

/** The point nearest to a distance from the start line. */
export function indexAt(course: Course, metres: number): number {
  const wanted = course.closed ? metres % course.length : metres;
  let best = 0;
  for (let i = 1; i < course.n; i++) {
    if (Math.abs(course.distance[i]! - wanted) < Math.abs(course.distance[best]! - wanted)) best = i;
  }
  return best;
}

function blank(stage: StageData, n: number): Course {
  const reals = () => new Float64Array(n);
  return {
    name: stage.name,
    closed: stage.closed,
    length: stage.length,
    ground: (stage.points[6] ?? 0) as Ground,
    n,
    step: 1,
    x: reals(),
    y: reals(),
    heading: reals(),
    curvature: reals(),
    left: reals(),
    right: reals(),
    leftWall: reals(),
    rightWall: reals(),
    distance: reals(),
    checkpoints: [],
    startIndex: 0,
    box: { x0: 0, y0: 0, x1: 0, y1: 0 },
  };
}

function place(course: Course, stage: StageData, given: number, i: number): void {
  const from = Math.floor(i / PARTS);
  const share = (i % PARTS) / PARTS;
  const at = (k: number) => (stage.closed ? (k + given) % given : Math.min(given - 1, Math.max(0, k)));
  const read = (k: number, field: number) => stage.points[at(k) * READS + field]!;
  const curve = (f: number) => rounded(read(from - 1, f), read(from, f), read(from + 1, f), read(from + 2, f), share);
  const line = (f: number) => lerp(read(from, f), read(from + 1, f), share);
  course.x[i] = curve(0);
  course.y[i] = -curve(1);
  course.left[i] = line(2);
  course.right[i] = line(3);
  course.leftWall[i] = line(4);
  course.rightWall[i] = line(5);
  const end = from + 1 >= given ? stage.length : read(from + 1, 7);
  course.distance[i] = lerp(read(from, 7), end, share) - stage.start;
}

/** Catmull and Rom's curve between b and c. */
function rounded(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

function perimeter(course: Course): number {
  let sum = 0;
  for (let i = course.closed ? 0 : 1; i < course.n; i++) {
    const before = wrap(course, i - 1);
    sum += Math.hypot(course.x[i]! - course.x[before]!, course.y[i]! - course.y[before]!);
  }
  return sum;
}

function turn(course: Course): void {
  const { n, x, y, heading, curvature } = course;
  for (let i = 0; i < n; i++) {
    const a = wrap(course, i - 1);
    const b = wrap(course, i + 1);
    heading[i] = Math.atan2(y[b]! - y[a]!, x[b]! - x[a]!);
  }
  for (let i = 0; i < n; i++) {
    const angle = wrapAngle(heading[wrap(course, i + 3)]! - heading[wrap(course, i - 3)]!);
    curvature[i] = angle / (6 * course.step);
  }
}

function boxOf(course: Course): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let i = 0; i < course.n; i++) {
    box.x0 = Math.min(box.x0, course.x[i]!);
    box.y0 = Math.min(box.y0, course.y[i]!);
    box.x1 = Math.max(box.x1, course.x[i]!);
    box.y1 = Math.max(box.y1, course.y[i]!);
  }
  return box;
}
