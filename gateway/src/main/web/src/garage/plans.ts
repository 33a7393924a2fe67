import { type Segment, mirrored } from './outline';
import type { Model } from './types';

/** A car from above, in centimetres, its nose to the right. */
export interface Plan {
  body: string;
  /** Dark glass with the roof on it. */
  cabin: string;
  windscreen: string;
  rearScreen: string;
  roof: { from: number; to: number; half: number; radius: number };
  /** Middle of the axles, half of the track. */
  wheels: { front: number; rear: number; track: number };
  /** Lines pressed into the metal; drawn on both sides. */
  creases: string[];
  color: string;
  ink: string;
}

interface Sketch extends Omit<Plan, 'body' | 'cabin' | 'windscreen' | 'rearScreen'> {
  body: [number, Segment[]];
  cabin: [number, Segment[]];
  windscreen: [number, Segment[]];
  rearScreen: [number, Segment[]];
}

const PIKA: Sketch = {
  body: [
    196,
    [
      [196, 30, 194, 54, 184, 68],
      [176, 81, 160, 88, 138, 89],
      [96, 88],
      [72, 87, 60, 84, 40, 84],
      [-62, 85],
      [-86, 86, -100, 89, -128, 89],
      [-160, 87],
      [-182, 84, -193, 72, -195, 54],
      [-197, 0],
    ],
  ],
  cabin: [
    92,
    [
      [91, 42, 76, 67, 48, 73],
      [-126, 73],
      [-158, 69, -172, 46, -172, 0],
    ],
  ],
  windscreen: [
    84,
    [
      [83, 38, 70, 60, 47, 66],
      [30, 53],
      [38, 22, 38, 10, 38, 0],
    ],
  ],
  rearScreen: [
    -134,
    [
      [-134, 20, -132, 40, -128, 54],
      [-148, 58],
      [-160, 46, -165, 26, -165, 0],
    ],
  ],
  roof: { from: -126, to: 30, half: 57, radius: 22 },
  wheels: { front: 118, rear: -126, track: 80 },
  creases: ['M180 46Q136 58 96 62', 'M40 84Q38 78 38 72M-58 85Q-60 79-61 73'],
  color: '#f3dc4c',
  ink: '#f7f8f9',
};

const LYNX: Sketch = {
  body: [
    210,
    [
      [210, 36, 208, 60, 200, 72],
      [194, 82, 186, 87, 172, 88],
      [166, 97],
      [104, 98],
      [92, 88],
      [-88, 88],
      [-98, 98],
      [-166, 98],
      [-176, 89],
      [-198, 86, -208, 78, -210, 60],
      [-212, 0],
    ],
  ],
  cabin: [
    80,
    [
      [79, 46, 68, 68, 48, 73],
      [-118, 73],
      [-150, 70, -162, 52, -162, 0],
    ],
  ],
  windscreen: [
    72,
    [
      [71, 42, 62, 60, 46, 66],
      [27, 54],
      [34, 22, 34, 10, 34, 0],
    ],
  ],
  rearScreen: [
    -116,
    [
      [-116, 20, -114, 40, -110, 55],
      [-132, 62],
      [-150, 52, -155, 30, -155, 0],
    ],
  ],
  roof: { from: -106, to: 27, half: 58, radius: 12 },
  wheels: { front: 135, rear: -132, track: 88 },
  creases: ['M200 62L96 68', 'M42 88L40 74M-52 88L-54 74', 'M92 88L-88 88'],
  color: '#37b5f8',
  ink: '#0c2b45',
};

const MARTEN: Sketch = {
  body: [
    246,
    [
      [245, 36, 240, 62, 226, 80],
      [216, 93, 198, 100, 172, 101],
      [112, 100],
      [84, 98, 74, 86, 42, 84],
      [-42, 86],
      [-72, 88, -78, 104, -110, 106],
      [-186, 106],
      [-216, 105, -234, 98, -238, 84],
      [-242, 0],
    ],
  ],
  cabin: [
    92,
    [
      [90, 40, 72, 66, 45, 72],
      [-90, 70],
      [-125, 62, -138, 36, -138, 0],
    ],
  ],
  windscreen: [
    84,
    [
      [82, 36, 68, 58, 46, 64],
      [29, 51],
      [37, 20, 37, 10, 37, 0],
    ],
  ],
  rearScreen: [
    -90,
    [
      [-90, 20, -90, 36, -88, 49],
      [-112, 48],
      [-126, 36, -131, 20, -131, 0],
    ],
  ],
  roof: { from: -82, to: 24, half: 54, radius: 20 },
  wheels: { front: 142, rear: -145, track: 92 },
  creases: ['M222 44Q140 56 80 60', 'M46 84L42 72M-66 90L-70 68', 'M-66 90Q-20 85 46 84'],
  color: '#ed551a',
  ink: '#f4f6f8',
};

const HERON: Sketch = {
  body: [
    250,
    [
      [249, 24, 242, 44, 226, 60],
      [210, 78, 186, 92, 154, 95],
      [122, 97, 98, 89, 66, 86],
      [-20, 88],
      [-62, 90, -84, 102, -118, 103],
      [-158, 104, -200, 94, -224, 72],
      [-236, 60, -241, 40, -242, 0],
    ],
  ],
  cabin: [
    38,
    [
      [37, 40, 22, 62, -6, 68],
      [-92, 65],
      [-148, 54, -188, 26, -200, 0],
    ],
  ],
  windscreen: [
    31,
    [
      [30, 36, 18, 54, -6, 60],
      [-21, 48],
      [-14, 20, -14, 10, -14, 0],
    ],
  ],
  rearScreen: [
    -104,
    [
      [-104, 18, -103, 32, -101, 44],
      [-126, 42],
      [-156, 32, -178, 14, -186, 0],
    ],
  ],
  roof: { from: -96, to: -20, half: 49, radius: 18 },
  wheels: { front: 150, rear: -138, track: 88 },
  creases: ['M236 34Q150 50 40 52', 'M4 87L-4 68M-76 95L-84 66', 'M150 95Q60 76-20 88'],
  color: '#ecf2f9',
  ink: '#3a70e4',
};

export const PLANS: Record<Model, Plan> = {
  pika: drawn(PIKA),
  lynx_r: drawn(LYNX),
  marten_gt: drawn(MARTEN),
  heron: drawn(HERON),
};

function drawn(sketch: Sketch): Plan {
  return {
    ...sketch,
    body: mirrored(...sketch.body),
    cabin: mirrored(...sketch.cabin),
    windscreen: mirrored(...sketch.windscreen),
    rearScreen: mirrored(...sketch.rearScreen),
  };
}
