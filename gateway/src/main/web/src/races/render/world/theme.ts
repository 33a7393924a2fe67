import type { Ground } from '../course';
import type { Texture } from '../textures';

/** How a stage looks, by what is driven on. */
export interface Theme {
  ground: Texture;
  surface: Texture;
  /** Beside the track, outside bends. */
  trap: Texture;
  trapShade: string;
  verge: string;
  edgeLine: string | null;
  /** Laid down by tyres: red, green, blue. */
  rubber: string;
  hasKerbs: boolean;
  barrier: 'steel' | 'bank' | 'snow';
  leaves: readonly [number, number, number];
  /** On top of trees. */
  light: string;
  /** Thrown up by wheels, on the track and beside it: red, green, blue. */
  dust: string;
  dirt: string;
  /** Colour of skid marks with its strength. */
  skid: string;
}

const CIRCUIT: Theme = {
  ground: 'grass',
  surface: 'asphalt',
  trap: 'sand',
  trapShade: 'rgba(40,30,12,.18)',
  verge: '#333a31',
  edgeLine: 'rgba(232,235,238,.82)',
  rubber: '8,9,11',
  hasKerbs: true,
  barrier: 'steel',
  leaves: [26, 43, 31],
  light: 'rgba(150,176,110,.16)',
  dust: '226,228,232',
  dirt: '150,132,98',
  skid: 'rgba(6,6,8,.42)',
};

const GRAVEL: Theme = {
  ...CIRCUIT,
  ground: 'heath',
  surface: 'gravel',
  trapShade: 'rgba(40,34,14,.30)',
  verge: '#4c4630',
  edgeLine: null,
  rubber: '66,50,34',
  hasKerbs: false,
  barrier: 'bank',
  leaves: [44, 50, 24],
  light: 'rgba(190,176,96,.16)',
  dust: '186,160,122',
  skid: 'rgba(58,42,26,.34)',
};

const ICE: Theme = {
  ...CIRCUIT,
  ground: 'snow',
  surface: 'ice',
  trap: 'snow',
  trapShade: 'rgba(120,140,160,.10)',
  verge: '#a9b6c1',
  edgeLine: null,
  rubber: '232,244,252',
  hasKerbs: false,
  barrier: 'snow',
  leaves: [58, 76, 70],
  light: 'rgba(240,246,250,.60)',
  dust: '236,244,250',
  dirt: '238,244,248',
  skid: 'rgba(238,248,255,.38)',
};

export function themeOf(ground: Ground): Theme {
  return [CIRCUIT, GRAVEL, ICE][ground] ?? CIRCUIT;
}
