import { drawCockpit, polygon, sun } from './cockpit';
import { type Livery, inkOn } from './drivers';

/** Metres from bumper to bumper of the drawn body. */
export const BODY_LENGTH = 4.9;

type Context = CanvasRenderingContext2D;

/** Draws a car in metres round the origin, pointing along x; the light comes from the world's upper left. */
export function drawBody(ctx: Context, livery: Livery, number: number, heading: number): void {
  shadow(ctx, heading);
  ctx.save();
  ctx.rotate(heading);
  wheels(ctx);
  outline(ctx);
  ctx.fillStyle = livery.colour;
  ctx.fill();
  ctx.save();
  outline(ctx);
  ctx.clip();
  ctx.fillStyle = inkOn(livery.colour);
  PATTERNS[livery.pattern](ctx);
  shade(ctx, heading);
  creases(ctx);
  outline(ctx);
  ctx.strokeStyle = 'rgba(0,0,0,.45)';
  ctx.lineWidth = 0.09;
  ctx.stroke();
  ctx.restore();
  drawCockpit(ctx, livery.colour, number, heading);
  ctx.restore();
}

/** Falls to the lower right whatever the heading. */
function shadow(ctx: Context, heading: number): void {
  ctx.save();
  ctx.translate(0.42, 0.55);
  ctx.rotate(heading);
  ctx.fillStyle = '#000';
  for (const [alpha, x, y] of [
    [0.2, 1.1, 1.18],
    [0.34, 1.02, 1.04],
  ] as const) {
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.scale(x, y);
    outline(ctx);
    ctx.fill();
    ctx.restore();
  }
  ctx.restore();
}

function wheels(ctx: Context): void {
  ctx.fillStyle = '#101214';
  for (const [x, y] of [
    [1.42, -0.88],
    [1.42, 0.88],
    [-1.42, -0.92],
    [-1.42, 0.92],
  ] as const) {
    ctx.beginPath();
    ctx.roundRect(x - 0.44, y - 0.2, 0.88, 0.4, 0.1);
    ctx.fill();
  }
}

/** Half of the outline from the nose to the tail, then mirrored. */
function outline(ctx: Context): void {
  ctx.beginPath();
  ctx.moveTo(2.46, 0);
  ctx.bezierCurveTo(2.45, -0.36, 2.4, -0.62, 2.26, -0.8);
  ctx.bezierCurveTo(2.16, -0.93, 1.98, -1.0, 1.72, -1.01);
  ctx.lineTo(1.12, -1.0);
  ctx.bezierCurveTo(0.84, -0.98, 0.74, -0.86, 0.42, -0.84);
  ctx.lineTo(-0.42, -0.86);
  ctx.bezierCurveTo(-0.72, -0.88, -0.78, -1.04, -1.1, -1.06);
  ctx.lineTo(-1.86, -1.06);
  ctx.bezierCurveTo(-2.16, -1.05, -2.34, -0.98, -2.38, -0.84);
  ctx.lineTo(-2.42, 0);
  ctx.lineTo(-2.38, 0.84);
  ctx.bezierCurveTo(-2.34, 0.98, -2.16, 1.05, -1.86, 1.06);
  ctx.lineTo(-1.1, 1.06);
  ctx.bezierCurveTo(-0.78, 1.04, -0.72, 0.88, -0.42, 0.86);
  ctx.lineTo(0.42, 0.84);
  ctx.bezierCurveTo(0.74, 0.86, 0.84, 0.98, 1.12, 1.0);
  ctx.lineTo(1.72, 1.01);
  ctx.bezierCurveTo(1.98, 1.0, 2.16, 0.93, 2.26, 0.8);
  ctx.bezierCurveTo(2.4, 0.62, 2.45, 0.36, 2.46, 0);
  ctx.closePath();
}

const PATTERNS: Record<Livery['pattern'], (ctx: Context) => void> = {
  solid() {},
  stripe: (ctx) => ctx.fillRect(-2.5, -0.2, 5, 0.4),
  twin(ctx) {
    ctx.fillRect(-2.5, -0.36, 5, 0.22);
    ctx.fillRect(-2.5, 0.14, 5, 0.22);
  },
  half: (ctx) => ctx.fillRect(-2.5, -1.1, 1.75, 2.2),
  band(ctx) {
    ctx.fillRect(0.95, -1.1, 0.5, 2.2);
    ctx.fillRect(-1.9, -1.1, 0.36, 2.2);
  },
  chevron(ctx) {
    for (const a of [1.9, 1.2]) {
      polygon(ctx, [a, 0, a - 0.9, -1.1, a - 1.25, -1.1, a - 0.38, 0, a - 1.25, 1.1, a - 0.9, 1.1]);
    }
  },
  check(ctx) {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 6; b++) if ((a + b) % 2) ctx.fillRect(-2.45 + a * 0.36, -1.08 + b * 0.36, 0.36, 0.36);
    }
  },
  diag(ctx) {
    for (let a = -3; a < 3; a += 0.95) polygon(ctx, [a, -1.1, a + 0.42, -1.1, a + 1.42, 1.1, a + 1, 1.1]);
  },
};

function shade(ctx: Context, heading: number): void {
  const [x, y] = sun(heading);
  const light = ctx.createLinearGradient(x * 2.2, y * 1.2, -x * 2.2, -y * 1.2);
  light.addColorStop(0, 'rgba(255,255,255,.32)');
  light.addColorStop(0.45, 'rgba(255,255,255,.04)');
  light.addColorStop(0.6, 'rgba(0,0,0,.03)');
  light.addColorStop(1, 'rgba(0,0,0,.36)');
  ctx.fillStyle = light;
  ctx.fillRect(-2.6, -1.2, 5.2, 2.4);
}

function creases(ctx: Context): void {
  ctx.strokeStyle = 'rgba(0,0,0,.22)';
  ctx.lineWidth = 0.05;
  ctx.beginPath();
  for (const side of [-1, 1]) {
    ctx.moveTo(2.2, side * 0.44);
    ctx.quadraticCurveTo(1.4, side * 0.56, 0.8, side * 0.6);
  }
  ctx.stroke();
  ctx.fillStyle = 'rgba(0,0,0,.45)';
  ctx.fillRect(1.35, -0.36, 0.4, 0.1);
  ctx.fillRect(1.35, 0.26, 0.4, 0.1);
}
