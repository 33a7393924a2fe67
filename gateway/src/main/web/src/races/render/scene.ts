import { ChaseCamera, type Shot, toPicture, wholeShot } from './camera';
import { Effects } from './effects';
import { chance, clamp } from './maths';
import { Particles } from './particles';
import { Sprites } from './sprites';
import { type PlacedTag, drawTags } from './tags';
import { Tiles } from './tiles';
import type { World } from './world';
import { grown } from './world/brush';

/** A car as it is shown: metres and m/s, y down, heading clockwise. */
export interface CarShown {
  /** 1 … 8; decides its colours. */
  number: number;
  /** Letters on its tag. */
  code: string;
  /** From 1; 0 while there is none. */
  place: number;
  isOwn: boolean;
  x: number;
  y: number;
  vx: number;
  vy: number;
  heading: number;
  isDrifting: boolean;
  isOffTrack: boolean;
  isBraking: boolean;
  hasNitro: boolean;
  /** Half seen and without effects: the run of another time. */
  isGhost?: boolean;
}

/** The camera follows a car, or has the whole stage in the picture. */
export type CameraMode = 'follow' | 'whole';

export interface Picture {
  cars: readonly CarShown[];
  /** Number of the car that is followed; another one where it is missing. */
  focus: number;
  /** Seconds since the last picture; 0 while a replay stands still. */
  seconds: number;
  /** Draws over the cars, in metres; for measuring lines and the like. */
  overlay?: (ctx: CanvasRenderingContext2D, scale: number) => void;
}

export interface SceneOptions {
  mode?: CameraMode;
  /** Pixels a metre when following; otherwise by the picture's width. */
  scale?: number;
  hasTags?: boolean;
  /** No easing of the camera, less smoke. */
  isCalm?: boolean;
  /** Pixels at the top and the bottom that other things cover, left free where the whole stage is shown. */
  covered?: { top: number; bottom: number };
}

/** Most device pixels a pixel: beyond, it costs more than it shows. */
const MOST_RATIO = 2;
const MOST_PIXELS = 3_200_000;
/** Cars are drawn larger than they are, more so from far away. */
const CAR_FOLLOWED = 1.22;
const TAG_ABOVE = 15;

/**
 * One picture of a race after another on a canvas. Everything that stands still is copied from bitmaps; what is
 * drawn a picture is cars, marks, clouds and tags. Knows no page and no network.
 */
export class Scene {
  private readonly ctx: CanvasRenderingContext2D;
  private readonly particles = new Particles();
  private readonly effects: Effects;
  private readonly sets = new Map<number, { tiles: Tiles; sprites: Sprites }>();
  private readonly chase = new ChaseCamera();
  private readonly options: SceneOptions;
  private ratio = 1;
  mode: CameraMode;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    readonly world: World,
    options: SceneOptions = {},
  ) {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (!ctx) throw new Error('this browser draws on no canvas');
    this.ctx = ctx;
    this.options = options;
    this.mode = options.mode ?? 'follow';
    this.effects = new Effects(world.theme, this.particles, (skid) => this.mark(skid), chance(1));
  }

  /** Fits the canvas to a box of that many pixels; true where that changed anything. */
  resize(width: number, height: number, ratio: number): boolean {
    const most = Math.sqrt(MOST_PIXELS / Math.max(1, width * height));
    this.ratio = clamp(ratio, 0.5, Math.min(MOST_RATIO, Math.max(1, most)));
    const [w, h] = [Math.round(width * this.ratio), Math.round(height * this.ratio)];
    if (this.canvas.width === w && this.canvas.height === h) return false;
    this.canvas.width = w;
    this.canvas.height = h;
    this.sets.clear();
    return true;
  }

  /** Draws a picture. */
  draw(picture: Picture): void {
    const { width, height } = this.canvas;
    if (width === 0 || height === 0) return;
    const shot = this.shot(picture);
    const { tiles, sprites } = this.set(shot.scale);
    const [left, top] = [Math.round(shot.x * shot.scale - width / 2), Math.round(shot.y * shot.scale - height / 2)];
    const drawn = tiles.draw(this.ctx, left, top, width, height);
    if (drawn === 0) this.prepare(tiles, picture, left, top);
    this.leave(picture);
    this.inMetres(left, top, shot.scale, () => this.particles.draw(this.ctx, sprites));
    for (const car of inOrder(picture.cars)) this.drawCar(car, left, top, shot.scale, sprites);
    if (picture.overlay) this.inMetres(left, top, shot.scale, () => picture.overlay?.(this.ctx, shot.scale));
    if (this.options.hasTags !== false)
      drawTags(this.ctx, sprites, this.tags(picture.cars, left, top, shot.scale, sprites), this.ratio);
  }

  /** Draws ahead what a camera at that place will need: call it while there is time. False when all is there. */
  warm(x: number, y: number): boolean {
    const { width, height } = this.canvas;
    const shot = this.mode === 'whole' ? this.wholeShot() : { x, y, scale: this.followScale() };
    const { tiles } = this.set(shot.scale);
    return tiles.prepare(shot.x * shot.scale - width / 2, shot.y * shot.scale - height / 2, width, height);
  }

  /** Where a place of the world is in the whole-stage picture, CSS pixels. */
  inWhole(x: number, y: number): [number, number] {
    const [px, py] = toPicture(this.wholeShot(), this.canvas.width, this.canvas.height, x, y);
    return [px / this.ratio, py / this.ratio];
  }

  private shot(picture: Picture): Shot {
    const target = picture.cars.find((car) => car.number === picture.focus && !car.isGhost) ?? picture.cars[0];
    if (this.mode === 'whole' || !target) return this.wholeShot();
    const scale = this.followScale();
    const size = [this.canvas.width / scale, this.canvas.height / scale] as const;
    const at = this.chase.follow(target, this.options.isCalm ? Infinity : picture.seconds, ...size);
    return { ...at, scale };
  }

  private followScale(): number {
    const width = this.canvas.width / this.ratio;
    const scale = this.options.scale ?? clamp(4 + width / 290, 5.2, 9);
    return Math.round(scale * this.ratio * 4) / 4;
  }

  private wholeShot(): Shot {
    const { width, height } = this.canvas;
    const { top = 0, bottom = 0 } = this.options.covered ?? {};
    const free = Math.max(height / 3, height - (top + bottom) * this.ratio);
    const shot = wholeShot(grown(this.world.course.box, 16), width, free, 8 * this.ratio);
    return { ...shot, y: shot.y - ((top - bottom) * this.ratio) / 2 / shot.scale };
  }

  private set(scale: number): { tiles: Tiles; sprites: Sprites } {
    let set = this.sets.get(scale);
    if (!set) {
      const car = Math.max(CAR_FOLLOWED, (2.9 * this.ratio) / scale);
      set = { tiles: new Tiles(this.world, scale), sprites: new Sprites(scale * car) };
      this.sets.set(scale, set);
    }
    return set;
  }

  /** One tile ahead of the camera, where it will be in a second. */
  private prepare(tiles: Tiles, picture: Picture, left: number, top: number): void {
    const { width, height } = this.canvas;
    const car = picture.cars.find((one) => one.number === picture.focus);
    const [dx, dy] = this.mode === 'follow' && car ? [car.vx * tiles.scale, car.vy * tiles.scale] : [0, 0];
    tiles.prepare(left + dx, top + dy, width, height);
  }

  private leave(picture: Picture): void {
    if (picture.seconds <= 0) return;
    for (const car of picture.cars) if (!car.isGhost) this.effects.follow(car, this.pace(picture.seconds));
    this.particles.step(picture.seconds);
  }

  private pace(seconds: number): number {
    return this.options.isCalm ? seconds / 2 : seconds;
  }

  private mark(skid: Parameters<Tiles['mark']>[0]): void {
    for (const { tiles } of this.sets.values()) tiles.mark(skid);
  }

  private inMetres(left: number, top: number, scale: number, draw: () => void): void {
    this.ctx.save();
    this.ctx.translate(-left, -top);
    this.ctx.scale(scale, scale);
    draw();
    this.ctx.restore();
  }

  private drawCar(car: CarShown, left: number, top: number, scale: number, sprites: Sprites): void {
    const [x, y] = [car.x * scale - left, car.y * scale - top];
    const reach = sprites.scale * 6;
    if (x < -reach || y < -reach || x > this.canvas.width + reach || y > this.canvas.height + reach) return;
    const { ctx } = this;
    ctx.save();
    ctx.translate(x, y);
    if (car.isGhost) ctx.globalAlpha = 0.42;
    sprites.car(ctx, car.number, car.heading);
    if (!car.isGhost && (car.isBraking || car.hasNitro)) this.lights(car, sprites);
    ctx.restore();
  }

  /** Tags of the cars, the most important first. */
  private tags(cars: readonly CarShown[], left: number, top: number, scale: number, sprites: Sprites): PlacedTag[] {
    const up = TAG_ABOVE * this.ratio + sprites.scale * 0.9;
    return inOrder(cars)
      .filter((car) => !car.isGhost)
      .reverse()
      .map((tag) => ({ tag, x: tag.x * scale - left, y: tag.y * scale - top - up }));
  }

  private lights(car: CarShown, sprites: Sprites): void {
    this.ctx.rotate(car.heading);
    this.ctx.globalCompositeOperation = 'lighter';
    if (car.isBraking) sprites.brakes(this.ctx);
    if (car.hasNitro) sprites.flames(this.ctx, 0.8 + 0.35 * Math.abs(Math.sin(car.x * 3 + car.y * 2)));
  }
}

/** Ghosts first, the own car last; of others the leader lies on top. */
function inOrder(cars: readonly CarShown[]): CarShown[] {
  const rank = (car: CarShown) => (car.isGhost ? -100 : car.isOwn ? 100 : -car.place);
  return [...cars].sort((a, b) => rank(a) - rank(b));
}
