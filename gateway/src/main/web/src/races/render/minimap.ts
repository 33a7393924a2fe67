import { type Shot, toPicture, wholeShot } from './camera';
import { type Course, beside, edge } from './course';
import { liveryOf } from './drivers';
import { TAU } from './maths';

/** A car on the map. */
export interface Dot {
  number: number;
  x: number;
  y: number;
  isOwn: boolean;
}

export interface MapStyle {
  line: string;
  ink: string;
  /** Round the dots. */
  ring: string;
  width: number;
  radius: number;
}

export const ON_GLASS: MapStyle = {
  line: 'rgba(255,255,255,.30)',
  ink: '#ffffff',
  ring: '#0f1216',
  width: 4,
  radius: 4,
};

/** A plan of a stage with dots for cars; the road is drawn once. */
export class MiniMap {
  private road: HTMLCanvasElement | null = null;
  private readonly shot: Shot;

  /** Pixels of the picture, and device pixels a pixel. */
  constructor(
    private readonly course: Course,
    readonly width: number,
    readonly height: number,
    private readonly ratio: number,
    private readonly style: MapStyle = ON_GLASS,
  ) {
    this.shot = wholeShot(course.box, width, height, 9);
  }

  /** Draws the map; the last of the dots lies on top. */
  draw(ctx: CanvasRenderingContext2D, dots: readonly Dot[]): void {
    this.road ??= this.paintRoad();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.width * this.ratio, this.height * this.ratio);
    ctx.drawImage(this.road, 0, 0);
    ctx.scale(this.ratio, this.ratio);
    for (const dot of dots) this.drawDot(ctx, dot);
  }

  private drawDot(ctx: CanvasRenderingContext2D, dot: Dot): void {
    const [x, y] = toPicture(this.shot, this.width, this.height, dot.x, dot.y);
    const radius = this.style.radius + (dot.isOwn ? 1.5 : 0);
    circle(ctx, x, y, radius + 1.5, this.style.ring);
    circle(ctx, x, y, radius, liveryOf(dot.number).colour);
    if (!dot.isOwn) return;
    ctx.lineWidth = 2;
    ctx.strokeStyle = this.style.ink;
    ctx.stroke();
  }

  private paintRoad(): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = this.width * this.ratio;
    canvas.height = this.height * this.ratio;
    const ctx = canvas.getContext('2d');
    if (!ctx) return canvas;
    ctx.scale(this.ratio, this.ratio);
    ctx.lineJoin = ctx.lineCap = 'round';
    ctx.beginPath();
    const { course, shot, width, height } = this;
    for (let i = 0; i < course.n; i++) ctx.lineTo(...toPicture(shot, width, height, course.x[i]!, course.y[i]!));
    if (course.closed) ctx.closePath();
    ctx.lineWidth = this.style.width;
    ctx.strokeStyle = this.style.line;
    ctx.stroke();
    this.paintLine(ctx, course.startIndex);
    const finish = course.checkpoints.at(-1);
    if (!course.closed && finish !== undefined) this.paintLine(ctx, finish);
    return canvas;
  }

  private paintLine(ctx: CanvasRenderingContext2D, i: number): void {
    const reach = edge(this.course, i, 1) + 7 / this.shot.scale;
    ctx.beginPath();
    for (const side of [-reach, reach]) {
      ctx.lineTo(...toPicture(this.shot, this.width, this.height, ...beside(this.course, i, side)));
    }
    ctx.lineWidth = 2;
    ctx.strokeStyle = this.style.ink;
    ctx.stroke();
  }
}

function circle(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number, style: string): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, TAU);
  ctx.fillStyle = style;
  ctx.fill();
}
