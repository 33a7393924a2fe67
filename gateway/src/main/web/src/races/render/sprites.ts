import { BODY_LENGTH, drawBody } from './body';
import { liveryOf } from './drivers';
import { TAU, clamp, wrapAngle } from './maths';

/** Headings of which each car has a picture; what lies between is turned. */
const HEADINGS = 48;
const COLUMNS = 8;
/** Half of a picture's side over the car's length: room for the shadow. */
const ROOM = 0.72;

/** Pictures of one car at one size, made when they are first needed. */
class Atlas {
  readonly side: number;
  private readonly canvas = document.createElement('canvas');
  private readonly made = new Set<number>();

  constructor(
    private readonly number: number,
    private readonly scale: number,
  ) {
    this.side = Math.ceil(BODY_LENGTH * scale * ROOM * 2);
    this.canvas.width = this.side * COLUMNS;
    this.canvas.height = this.side * Math.ceil(HEADINGS / COLUMNS);
  }

  /** Draws the car round the context's origin, in pixels. */
  draw(ctx: CanvasRenderingContext2D, heading: number): void {
    const step = TAU / HEADINGS;
    const index = ((Math.round(heading / step) % HEADINGS) + HEADINGS) % HEADINGS;
    const [x, y] = this.place(index);
    ctx.save();
    ctx.rotate(wrapAngle(heading - index * step));
    ctx.drawImage(this.canvas, x, y, this.side, this.side, -this.side / 2, -this.side / 2, this.side, this.side);
    ctx.restore();
  }

  private place(index: number): [number, number] {
    const [x, y] = [(index % COLUMNS) * this.side, Math.floor(index / COLUMNS) * this.side];
    if (!this.made.has(index)) this.make(index, x, y);
    return [x, y];
  }

  private make(index: number, x: number, y: number): void {
    const ctx = this.canvas.getContext('2d');
    if (!ctx) return;
    ctx.save();
    ctx.translate(x + this.side / 2, y + this.side / 2);
    ctx.scale(this.scale, this.scale);
    drawBody(ctx, liveryOf(this.number), this.number, (index * TAU) / HEADINGS);
    ctx.restore();
    this.made.add(index);
  }
}

/** Pictures that are made once and then only copied. */
export class Sprites {
  private readonly atlases = new Map<number, Atlas>();
  private readonly pictures = new Map<string, HTMLCanvasElement>();

  /** @param scale pixels a metre of a car */
  constructor(readonly scale: number) {}

  car(ctx: CanvasRenderingContext2D, number: number, heading: number): void {
    let atlas = this.atlases.get(number);
    if (!atlas) this.atlases.set(number, (atlas = new Atlas(number, this.scale)));
    atlas.draw(ctx, heading);
  }

  /** Red light behind a car that brakes; the context's x points along the car. */
  brakes(ctx: CanvasRenderingContext2D): void {
    const size = Math.ceil(2.6 * this.scale);
    const picture = this.picture('brake', size, size, (it) => {
      const glow = it.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2);
      glow.addColorStop(0, 'rgba(255,84,60,.75)');
      glow.addColorStop(0.3, 'rgba(255,60,40,.34)');
      glow.addColorStop(1, 'rgba(255,60,40,0)');
      it.fillStyle = glow;
      it.fillRect(0, 0, size, size);
    });
    for (const side of [-0.72, 0.72]) {
      ctx.drawImage(picture, -2.45 * this.scale - size / 2, side * this.scale - size / 2);
    }
  }

  /** Nitro flames, `power` 0…1 long. */
  flames(ctx: CanvasRenderingContext2D, power: number): void {
    const [length, width] = [Math.ceil(4.6 * this.scale), Math.ceil(3 * this.scale)];
    const picture = this.picture('flame', length, width, (it) => paintFlames(it, length, width, this.scale));
    const long = length * clamp(power, 0.3, 1.3);
    ctx.drawImage(picture, -2.4 * this.scale - long, -width / 2, long, width);
  }

  /** A cloud of a colour (red, green, blue), 64 pixels wide. */
  puff(colour: string): HTMLCanvasElement {
    return this.picture(`puff ${colour}`, 64, 64, (it) => {
      const soft = it.createRadialGradient(27, 26, 0, 32, 32, 32);
      soft.addColorStop(0, `rgba(${colour},.9)`);
      soft.addColorStop(0.45, `rgba(${colour},.45)`);
      soft.addColorStop(1, `rgba(${colour},0)`);
      it.fillStyle = soft;
      it.fillRect(0, 0, 64, 64);
    });
  }

  picture(
    name: string,
    width: number,
    height: number,
    paint: (ctx: CanvasRenderingContext2D) => void,
  ): HTMLCanvasElement {
    const known = this.pictures.get(name);
    if (known) return known;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.ceil(width));
    canvas.height = Math.max(1, Math.ceil(height));
    const ctx = canvas.getContext('2d');
    if (ctx) paint(ctx);
    this.pictures.set(name, canvas);
    return canvas;
  }
}

/** Two tongues and their glow, pointing to the left. */
function paintFlames(ctx: CanvasRenderingContext2D, length: number, width: number, scale: number): void {
  const glow = ctx.createRadialGradient(length, width / 2, 0, length, width / 2, length * 0.75);
  glow.addColorStop(0, 'rgba(90,140,255,.5)');
  glow.addColorStop(1, 'rgba(90,140,255,0)');
  ctx.fillStyle = glow;
  ctx.fillRect(0, 0, length, width);
  const hot = ctx.createLinearGradient(length, 0, 0, 0);
  hot.addColorStop(0, 'rgba(255,255,255,.98)');
  hot.addColorStop(0.2, 'rgba(130,196,255,.9)');
  hot.addColorStop(1, 'rgba(60,90,255,0)');
  ctx.fillStyle = hot;
  for (const side of [-0.4, 0.4]) {
    const y = width / 2 + side * scale;
    ctx.beginPath();
    ctx.moveTo(length, y - 0.22 * scale);
    ctx.quadraticCurveTo(length * 0.7, y - 0.3 * scale, 0, y);
    ctx.quadraticCurveTo(length * 0.7, y + 0.3 * scale, length, y + 0.22 * scale);
    ctx.fill();
  }
}
