import type { Pose } from '../drive/predictor';
import { type Course, beside, edge } from '../render/course';
import type { CarShown } from '../render';

/** What the debug picture shows of the own car. */
export interface Probe {
  /** The newest word of the server, not interpolated. */
  said: CarShown | null;
  predicted: Pose | null;
  /** Of the shown cars. */
  cars: readonly CarShown[];
  course: Course;
}

const GRIP = 9.80665;

/** Draws velocities, slip, grip circle, checkpoints and ghosts in metres. */
export function drawDebug(ctx: CanvasRenderingContext2D, scale: number, probe: Probe): void {
  ctx.lineWidth = 1.5 / scale;
  checkpoints(ctx, probe.course);
  for (const car of probe.cars) arrow(ctx, car.x, car.y, car.vx * 0.3, car.vy * 0.3, '#6cb2ff');
  if (probe.said) outline(ctx, probe.said, '#ff7189');
  const { predicted } = probe;
  if (!predicted) return;
  const place = { x: predicted.x, y: -predicted.y, heading: -predicted.heading };
  outline(ctx, place, '#43d18c');
  gripCircle(ctx, predicted, place, scale);
}

function checkpoints(ctx: CanvasRenderingContext2D, course: Course): void {
  ctx.strokeStyle = 'rgba(242,181,60,.7)';
  ctx.beginPath();
  for (const i of course.checkpoints) {
    ctx.moveTo(...beside(course, i, -edge(course, i, -1)));
    ctx.lineTo(...beside(course, i, edge(course, i, 1)));
  }
  ctx.stroke();
}

/** The body's outline where it is said or thought to be. */
function outline(ctx: CanvasRenderingContext2D, at: { x: number; y: number; heading: number }, colour: string): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(at.heading);
  ctx.strokeStyle = colour;
  ctx.strokeRect(-2.45, -1.05, 4.9, 2.1);
  ctx.restore();
}

/** Radius 1 g; inside it the acceleration sideways by turning, and the direction of the front wheels. */
function gripCircle(
  ctx: CanvasRenderingContext2D,
  pose: Pose,
  at: { x: number; y: number; heading: number },
  scale: number,
): void {
  const radius = 60 / scale;
  const speed = Math.hypot(pose.vx, pose.vy);
  const side = (-pose.turning * speed) / GRIP;
  ctx.strokeStyle = 'rgba(255,255,255,.55)';
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, Math.PI * 2);
  ctx.stroke();
  const across = at.heading + Math.PI / 2;
  arrow(ctx, at.x, at.y, Math.cos(across) * side * radius, Math.sin(across) * side * radius, '#f2b53c');
  const wheel = at.heading - pose.steer;
  arrow(ctx, at.x, at.y, Math.cos(wheel) * radius, Math.sin(wheel) * radius, '#43d18c');
  const slide = at.heading + Math.atan(pose.slip);
  arrow(ctx, at.x, at.y, -Math.cos(slide) * radius, -Math.sin(slide) * radius, '#ff7189');
}

function arrow(ctx: CanvasRenderingContext2D, x: number, y: number, dx: number, dy: number, colour: string): void {
  const angle = Math.atan2(dy, dx);
  const head = Math.min(1.2, Math.hypot(dx, dy) / 3);
  ctx.strokeStyle = colour;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + dx, y + dy);
  for (const turn of [2.6, -2.6]) {
    ctx.moveTo(x + dx, y + dy);
    ctx.lineTo(x + dx + Math.cos(angle + turn) * head, y + dy + Math.sin(angle + turn) * head);
  }
  ctx.stroke();
}
