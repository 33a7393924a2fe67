import { chance, lerp } from './maths';

/** Names of the grounds that can be drawn. */
export type Texture = 'grass' | 'heath' | 'snow' | 'asphalt' | 'gravel' | 'ice' | 'sand';

interface Recipe {
  base: readonly [number, number, number];
  /** How far the noise sways, and how grainy it is, in 1/255. */
  sway: number;
  grain: number;
  seed: number;
  /** Metres that a tile covers. */
  metres: number;
}

const RECIPES: Record<Texture, Recipe> = {
  grass: { base: [58, 71, 54], sway: 28, grain: 3, seed: 11, metres: 42 },
  heath: { base: [84, 80, 55], sway: 30, grain: 6, seed: 61, metres: 42 },
  snow: { base: [192, 202, 210], sway: 16, grain: 4, seed: 71, metres: 42 },
  asphalt: { base: [74, 77, 82], sway: 10, grain: 5, seed: 23, metres: 17 },
  gravel: { base: [134, 112, 86], sway: 20, grain: 18, seed: 37, metres: 15 },
  ice: { base: [150, 177, 196], sway: 26, grain: 5, seed: 51, metres: 19 },
  sand: { base: [104, 90, 64], sway: 18, grain: 20, seed: 43, metres: 13 },
};

const SIZE = 256;
const made = new Map<Texture, HTMLCanvasElement>();

/** A repeating fill of a ground; the context's unit is the metre. */
export function groundFill(ctx: CanvasRenderingContext2D, texture: Texture, stretch = 1): CanvasPattern | string {
  const pattern = ctx.createPattern(tile(texture), 'repeat');
  if (!pattern) return colourOf(texture);
  pattern.setTransform(new DOMMatrix().scale((RECIPES[texture].metres * stretch) / SIZE));
  return pattern;
}

export function colourOf(texture: Texture): string {
  return `rgb(${RECIPES[texture].base.join(',')})`;
}

function tile(texture: Texture): HTMLCanvasElement {
  const known = made.get(texture);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const ctx = canvas.getContext('2d');
  if (ctx) ctx.putImageData(new ImageData(pixels(RECIPES[texture], SIZE), SIZE, SIZE), 0, 0);
  made.set(texture, canvas);
  return canvas;
}

/** A tile that repeats without a seam: four octaves of value noise and grain. */
export function pixels(recipe: Recipe, size: number): Uint8ClampedArray<ArrayBuffer> {
  const octaves = [4, 9, 32, 64].map((period, i) => noise(period, recipe.seed + i));
  const weights = [0.9, 0.55, 0.35, 0.25];
  const grain = chance(recipe.seed + 9);
  const data = new Uint8ClampedArray(size * size * 4);
  for (let at = 0; at < size * size; at++) {
    const [u, v] = [(at % size) / size, Math.floor(at / size) / size];
    let sum = 0;
    for (let i = 0; i < 4; i++) sum += (octaves[i]!(u, v) - 0.5) * weights[i]!;
    const shift = sum * recipe.sway + (grain() - 0.5) * recipe.grain;
    for (let c = 0; c < 3; c++) data[at * 4 + c] = recipe.base[c]! + shift * [1.02, 1, 0.9][c]!;
    data[at * 4 + 3] = 255;
  }
  return data;
}

/** Value noise over the unit square that repeats at its edges. */
function noise(period: number, seed: number): (u: number, v: number) => number {
  const random = chance(seed);
  const grid = Float32Array.from({ length: period * period }, random);
  const smooth = (t: number) => t * t * (3 - 2 * t);
  return (u, v) => {
    const [x, y] = [u * period, v * period];
    const [i, j] = [Math.floor(x) % period, Math.floor(y) % period];
    const [k, l] = [(i + 1) % period, (j + 1) % period];
    const [s, t] = [smooth(x - Math.floor(x)), smooth(y - Math.floor(y))];
    const top = lerp(grid[j * period + i]!, grid[j * period + k]!, s);
    return lerp(top, lerp(grid[l * period + i]!, grid[l * period + k]!, s), t);
  };
}
