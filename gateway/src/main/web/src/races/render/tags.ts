import { liveryOf } from './drivers';
import type { Sprites } from './sprites';

const OWN = '#ff5b22';
const GLASS = 'rgba(11,13,16,.88)';

/** The tag above a car: place and code; the own one is filled. */
export interface Tag {
  number: number;
  code: string;
  /** From 1; 0 for none. */
  place: number;
  isOwn: boolean;
}

/** A tag with the place of its tip, pixels. */
export interface PlacedTag {
  tag: Tag;
  x: number;
  y: number;
}

/** Of tags nearer to each other than that, the less important one is left out: pixels. */
const ROOM = [44, 14] as const;

/** Draws tags, the most important first; one that would cover another is left out. */
export function drawTags(
  ctx: CanvasRenderingContext2D,
  sprites: Sprites,
  tags: readonly PlacedTag[],
  ratio: number,
): void {
  const taken: PlacedTag[] = [];
  for (const one of tags) {
    const isHidden = taken.some(({ x, y }) => isNear(x - one.x, y - one.y, ratio));
    if (isHidden) continue;
    taken.push(one);
    drawTag(ctx, sprites, one.tag, one.x, one.y, ratio);
  }
}

function isNear(dx: number, dy: number, ratio: number): boolean {
  return Math.abs(dx) < ROOM[0] * ratio && Math.abs(dy) < ROOM[1] * ratio;
}

/** Draws a tag whose tip is at (x, y), `ratio` device pixels a pixel. */
function drawTag(ctx: CanvasRenderingContext2D, sprites: Sprites, tag: Tag, x: number, y: number, ratio: number): void {
  const picture = sprites.picture(
    `tag ${tag.number} ${tag.code} ${tag.place} ${tag.isOwn}`,
    ...sizeOf(tag, ratio),
    (it) => paint(it, tag, ratio),
  );
  ctx.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height));
}

const HEIGHT = 17;
const TIP = 5;

function sizeOf(tag: Tag, ratio: number): [number, number] {
  const width = 3 + (tag.place ? 14 : 0) + tag.code.length * 8 + 12;
  return [width * ratio, (HEIGHT + TIP) * ratio];
}

function paint(ctx: CanvasRenderingContext2D, tag: Tag, ratio: number): void {
  const width = sizeOf(tag, 1)[0];
  ctx.scale(ratio, ratio);
  ctx.fillStyle = tag.isOwn ? OWN : GLASS;
  ctx.beginPath();
  ctx.roundRect(0, 0, width, HEIGHT, 3);
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(width / 2 - 4, HEIGHT);
  ctx.lineTo(width / 2 + 4, HEIGHT);
  ctx.lineTo(width / 2, HEIGHT + 4);
  ctx.fill();
  ctx.fillStyle = liveryOf(tag.number).colour;
  ctx.fillRect(0, 2, 3, HEIGHT - 4);
  ctx.font = '660 11px "Archivo Variable",Archivo,system-ui,sans-serif';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = tag.isOwn ? '#1a0700' : '#b7bfca';
  if (tag.place) ctx.fillText(String(tag.place), 8, HEIGHT / 2 + 0.5);
  ctx.fillStyle = tag.isOwn ? '#1a0700' : '#f3f5f8';
  ctx.fillText(tag.code, tag.place ? 20 : 9, HEIGHT / 2 + 0.5);
}
