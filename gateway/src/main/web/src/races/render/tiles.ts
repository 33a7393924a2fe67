import { type View, type World, drawWorld } from './world';

/** A mark that a tyre leaves: a short strip, m. */
export interface Skid {
  ax: number;
  ay: number;
  bx: number;
  by: number;
  alpha: number;
}

/** Pixels of a tile's side. */
export const TILE = 256;
/** Tiles kept: 64 MB of pixels. */
const MOST_TILES = 256;
/** Strips remembered, for tiles that are drawn again. */
const MOST_SKIDS = 6_000;
const SKID_WIDTH = 0.34;

interface Tile {
  canvas: HTMLCanvasElement;
  column: number;
  row: number;
  usedAt: number;
}

/**
 * The standing world as bitmaps: drawn once, then only copied. What is missing is drawn at once where it is to be
 * seen, and ahead of need one tile a call of `prepare`.
 */
export class Tiles {
  private readonly tiles = new Map<string, Tile>();
  private readonly skids: Skid[] = [];
  private oldest = 0;
  private uses = 0;
  private readonly columns: readonly [number, number];
  private readonly rows: readonly [number, number];

  /** @param scale pixels a metre */
  constructor(
    private readonly world: World,
    readonly scale: number,
  ) {
    const { box } = world.course;
    const at = (metres: number) => Math.floor((metres * scale) / TILE);
    this.columns = [at(box.x0 - 200), at(box.x1 + 200)];
    this.rows = [at(box.y0 - 200), at(box.y1 + 200)];
  }

  get count(): number {
    return this.tiles.size;
  }

  /** Copies what a view of that many pixels shows; `left` and `top` are pixels of the world. Returns tiles drawn. */
  draw(ctx: CanvasRenderingContext2D, left: number, top: number, width: number, height: number): number {
    let drawn = 0;
    for (let row = Math.floor(top / TILE); row * TILE < top + height; row++) {
      for (let column = Math.floor(left / TILE); column * TILE < left + width; column++) {
        if (!this.tiles.has(key(column, row))) drawn++;
        ctx.drawImage(this.tile(column, row).canvas, column * TILE - left, row * TILE - top);
      }
    }
    return drawn;
  }

  /** Draws one missing tile of a view that will be shown soon, nearest to its middle first; false if none misses. */
  prepare(left: number, top: number, width: number, height: number): boolean {
    const [x, y] = [left + width / 2, top + height / 2];
    let best: [number, number] | null = null;
    let least = Infinity;
    for (let row = Math.floor(top / TILE); row * TILE < top + height; row++) {
      for (let column = Math.floor(left / TILE); column * TILE < left + width; column++) {
        if (this.tiles.has(key(column, row)) || !this.isWorth(column, row)) continue;
        const far = Math.hypot((column + 0.5) * TILE - x, (row + 0.5) * TILE - y);
        if (far < least) [best, least] = [[column, row], far];
      }
    }
    if (best) this.tile(...best);
    return best !== null;
  }

  /** Leaves a mark for as long as it is remembered. */
  mark(skid: Skid): void {
    if (this.skids.length < MOST_SKIDS) this.skids.push(skid);
    else this.skids[this.oldest] = skid;
    this.oldest = (this.oldest + 1) % MOST_SKIDS;
    for (const { canvas, column, row } of this.under(skid)) {
      const ctx = canvas.getContext('2d');
      if (ctx) this.stroke(ctx, column, row, [skid]);
    }
  }

  private isWorth(column: number, row: number): boolean {
    const { columns, rows } = this;
    return column >= columns[0] && column <= columns[1] && row >= rows[0] && row <= rows[1];
  }

  private tile(column: number, row: number): Tile {
    const name = key(column, row);
    let tile = this.tiles.get(name);
    if (!tile) {
      tile = { canvas: this.spare() ?? blank(), column, row, usedAt: 0 };
      this.tiles.set(name, tile);
      this.paint(tile);
    }
    tile.usedAt = ++this.uses;
    return tile;
  }

  /** The canvas of the tile unused for longest, once there are enough. */
  private spare(): HTMLCanvasElement | null {
    if (this.tiles.size < MOST_TILES) return null;
    let last: Tile | null = null;
    for (const tile of this.tiles.values()) if (!last || tile.usedAt < last.usedAt) last = tile;
    if (!last) return null;
    this.tiles.delete(key(last.column, last.row));
    return last.canvas;
  }

  private paint({ canvas, column, row }: Tile): void {
    const ctx = canvas.getContext('2d', { alpha: false });
    if (!ctx) return;
    drawWorld(ctx, this.world, this.viewOf(column, row));
    this.stroke(ctx, column, row, this.skids);
  }

  private viewOf(column: number, row: number): View {
    const side = TILE / this.scale;
    return { x0: column * side, y0: row * side, x1: (column + 1) * side, y1: (row + 1) * side, scale: this.scale };
  }

  private under({ ax, ay, bx, by }: Skid): Tile[] {
    const at = (metres: number) => Math.floor((metres * this.scale) / TILE);
    const names = new Set([key(at(ax), at(ay)), key(at(bx), at(by))]);
    return [...names].flatMap((name) => this.tiles.get(name) ?? []);
  }

  private stroke(ctx: CanvasRenderingContext2D, column: number, row: number, skids: readonly Skid[]): void {
    const view = this.viewOf(column, row);
    ctx.save();
    ctx.scale(this.scale, this.scale);
    ctx.translate(-view.x0, -view.y0);
    ctx.lineWidth = Math.max(SKID_WIDTH, 0.8 / this.scale);
    ctx.strokeStyle = this.world.theme.skid;
    for (const { ax, ay, bx, by, alpha } of skids) {
      if (Math.max(ax, bx) < view.x0 - 1 || Math.min(ax, bx) > view.x1 + 1) continue;
      if (Math.max(ay, by) < view.y0 - 1 || Math.min(ay, by) > view.y1 + 1) continue;
      ctx.globalAlpha = alpha;
      ctx.beginPath();
      ctx.moveTo(ax, ay);
      ctx.lineTo(bx, by);
      ctx.stroke();
    }
    ctx.restore();
  }
}

function key(column: number, row: number): string {
  return `${column},${row}`;
}

function blank(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = TILE;
  return canvas;
}
