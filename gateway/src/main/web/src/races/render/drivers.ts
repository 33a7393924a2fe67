/** Pattern on the car. */
export type Pattern = 'solid' | 'stripe' | 'band' | 'chevron' | 'twin' | 'check' | 'half' | 'diag';

/** Mark beside the name. */
export type Shape = 'circle' | 'square' | 'triangle' | 'diamond' | 'hex' | 'star' | 'down' | 'cross';

/** How the car with a number looks: colour, pattern and shape, so that no one of them has to be told apart. */
export interface Livery {
  colour: string;
  pattern: Pattern;
  shape: Shape;
}

const LIVERIES: readonly Livery[] = [
  { colour: '#ed551a', pattern: 'solid', shape: 'circle' },
  { colour: '#37b5f8', pattern: 'stripe', shape: 'square' },
  { colour: '#4dfcb2', pattern: 'band', shape: 'triangle' },
  { colour: '#f3dc4c', pattern: 'chevron', shape: 'diamond' },
  { colour: '#b855af', pattern: 'twin', shape: 'hex' },
  { colour: '#ecf2f9', pattern: 'check', shape: 'star' },
  { colour: '#3a70e4', pattern: 'half', shape: 'down' },
  { colour: '#d9568b', pattern: 'diag', shape: 'cross' },
];

/** SVG paths of the shapes in a box of 18. */
export const SHAPES: Record<Shape, string> = {
  circle: 'M15.2 9a6.2 6.2 0 1 1-12.4 0 6.2 6.2 0 0 1 12.4 0z',
  square:
    'M4.6 3.2h8.8a1.4 1.4 0 0 1 1.4 1.4v8.8a1.4 1.4 0 0 1-1.4 1.4h-8.8a1.4 1.4 0 0 1-1.4-1.4v-8.8a1.4 1.4 0 0 1 1.4-1.4z',
  triangle: 'M9 2.4 16 15H2z',
  diamond: 'M9 1.6 16.4 9 9 16.4 1.6 9z',
  hex: 'M5.3 2.6h7.4L16.4 9l-3.7 6.4H5.3L1.6 9z',
  star: 'm9 1.4 2.3 4.9 5.3.700-3.9 3.7 1 5.3L9 13.4 4.3 16l1-5.3L1.4 7l5.3-.7z',
  down: 'M9 15.6 2 3h14z',
  cross: 'M6.4 2h5.2v4.4H16v5.2h-4.4V16H6.4v-4.4H2V6.4h4.4z',
};

/** The livery of a car by its number in the race, 1 … 8. */
export function liveryOf(number: number): Livery {
  return LIVERIES[(((number - 1) % 8) + 8) % 8]!;
}

/** Dark or light writing, whichever reads better on a colour. */
export function inkOn(colour: string): string {
  const n = parseInt(colour.slice(1), 16);
  const bright = 0.3 * (n >> 16) + 0.59 * ((n >> 8) & 255) + 0.11 * (n & 255);
  return bright > 140 ? '#14171b' : '#f4f6f8';
}

/** Three letters for a name, as on timing screens: PyroBot 3 is PYR, d_araujo ARA, Mia Lin MLI. */
export function codeOf(name: string): string {
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const long = parts.find((part) => part.length >= 3) ?? parts.join('') ?? '';
  const code = long.slice(0, 3).toUpperCase();
  return code || '???';
}

/** One code a name, told apart by their last letter where they would be the same. */
export function codesOf(names: readonly string[]): string[] {
  const given = new Set<string>();
  return names.map((name) => {
    let code = codeOf(name);
    for (let n = 2; given.has(code) && n < 10; n++) code = code.slice(0, 2) + n;
    given.add(code);
    return code;
  });
}
