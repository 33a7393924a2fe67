import { type CSSProperties, useId } from 'react';
import './die.css';

export interface Paint {
  light: string;
  dark: string;
  pip: string;
}

/** Seat one warm, seat two cool; told apart by place and name as well. */
export const PAINTS: readonly [Paint, Paint] = [
  { light: '#ffd9c6', dark: '#ff8a55', pip: '#3a1200' },
  { light: '#c9e9ff', dark: '#4ba9e8', pip: '#06243a' },
];
export const IVORY: Paint = { light: '#ffffff', dark: '#d5d9df', pip: '#14171b' };

const PIPS: Record<number, readonly (readonly [number, number])[]> = {
  1: [[50, 50]],
  2: [
    [28, 28],
    [72, 72],
  ],
  3: [
    [27, 27],
    [50, 50],
    [73, 73],
  ],
  4: [
    [28, 28],
    [72, 28],
    [28, 72],
    [72, 72],
  ],
  5: [
    [27, 27],
    [73, 27],
    [50, 50],
    [27, 73],
    [73, 73],
  ],
  6: [
    [28, 25],
    [28, 50],
    [28, 75],
    [72, 25],
    [72, 50],
    [72, 75],
  ],
};

/** A flat die, for lists. */
export function FlatDie({
  face,
  size,
  paint = IVORY,
  dim,
}: {
  face: number;
  size: number;
  paint?: Paint;
  dim?: boolean;
}) {
  const id = useId();
  return (
    <svg width={size} height={size} viewBox="0 0 100 100" aria-hidden="true" opacity={dim ? 0.42 : undefined}>
      <linearGradient id={id} x1="0" y1="0" x2=".75" y2="1">
        <stop offset="0" stopColor={paint.light} />
        <stop offset="1" stopColor={paint.dark} />
      </linearGradient>
      <rect x="3" y="3" width="94" height="94" rx="20" fill={`url(#${id})`} />
      {PIPS[face]?.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="9.5" fill={paint.pip} />
      ))}
    </svg>
  );
}

type Vector = readonly [number, number, number];

/** Where each face sits on the cube (x right, y down, z to the reader), and the turn that brings it to the front. */
const FACES: Record<number, { normal: Vector; place: string; turn: Vector }> = {
  1: { normal: [0, 0, 1], place: 'rotateY(0deg)', turn: [0, 0, 0] },
  2: { normal: [0, -1, 0], place: 'rotateX(90deg)', turn: [-90, 0, 0] },
  3: { normal: [1, 0, 0], place: 'rotateY(90deg)', turn: [0, -90, 0] },
  4: { normal: [-1, 0, 0], place: 'rotateY(-90deg)', turn: [0, 90, 0] },
  5: { normal: [0, 1, 0], place: 'rotateX(-90deg)', turn: [90, 0, 0] },
  6: { normal: [0, 0, -1], place: 'rotateY(180deg)', turn: [0, 180, 0] },
};

/** Light from the upper left front. */
const LIGHT: Vector = [-0.2, -0.45, 0.87];

export interface DieProps {
  face: number;
  paint: Paint;
  /** True from the roll until the die lies still; give each roll its own `key`. */
  isRolling: boolean;
  /** Degrees around the three axes in which it comes to rest. */
  lean: Vector;
}

/** A die as a cube: it tumbles onto the value the server has already decided. Its size is the CSS variable `--die`. */
export function Die({ face, paint, isRolling, lean }: DieProps) {
  const turn = FACES[face]?.turn ?? [0, 0, 0];
  const rest = {
    '--rx': `${turn[0]}deg`,
    '--ry': `${turn[1]}deg`,
    '--lx': `${lean[0]}deg`,
    '--ly': `${lean[1]}deg`,
    '--lz': `${lean[2]}deg`,
  };
  const style = { ...rest, '--light': paint.light, '--dark': paint.dark } as CSSProperties;
  return (
    <div
      className="die3"
      data-rolling={isRolling || undefined}
      style={style}
      role="img"
      aria-label={`Die showing ${face}`}
    >
      <div className="die3-shadow" />
      <div className="die3-hop">
        <div className="die3-lean">
          <div className="die3-cube">
            {Object.entries(FACES).map(([value, { normal, place }]) => (
              <Face key={value} value={Number(value)} place={place} paint={paint} shade={shadeOf(normal, turn, lean)} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}

function Face({ value, place, paint, shade }: { value: number; place: string; paint: Paint; shade: number }) {
  const filter = `brightness(${shade})`;
  return (
    <>
      <i className="die3-edge" style={{ transform: `${place} translateZ(calc(var(--die) * .491))`, filter }} />
      <div className="die3-face" style={{ transform: `${place} translateZ(calc(var(--die) / 2))`, filter }}>
        <svg viewBox="0 0 100 100" aria-hidden="true">
          {PIPS[value]?.map(([x, y]) => (
            <g key={`${x} ${y}`}>
              <circle cx={x} cy={y} r="9.6" fill={paint.pip} />
              <path
                d={`M${x - 7.2} ${y + 5.4}a9.4 9.4 0 0 0 14.4 0`}
                fill="none"
                stroke="#fff"
                strokeOpacity=".38"
                strokeWidth="1.6"
              />
            </g>
          ))}
        </svg>
      </div>
    </>
  );
}

/** Brightness of a face once the die lies still. */
function shadeOf(normal: Vector, turn: Vector, lean: Vector): number {
  const seen = rotate(rotate(normal, turn), lean);
  const facing = seen[0] * LIGHT[0] + seen[1] * LIGHT[1] + seen[2] * LIGHT[2];
  return Math.round(Math.min(1.02, 0.62 + 0.6 * Math.max(-0.3, facing)) * 100) / 100;
}

/** As CSS does for `rotateZ(z) rotateX(x) rotateY(y)`: Y first. Degrees. */
function rotate([x, y, z]: Vector, [ax, ay, az]: Vector): Vector {
  const [sx, cx] = [Math.sin((ax * Math.PI) / 180), Math.cos((ax * Math.PI) / 180)];
  const [sy, cy] = [Math.sin((ay * Math.PI) / 180), Math.cos((ay * Math.PI) / 180)];
  const [sz, cz] = [Math.sin((az * Math.PI) / 180), Math.cos((az * Math.PI) / 180)];
  const [x1, z1] = [x * cy + z * sy, -x * sy + z * cy];
  const [y2, z2] = [y * cx - z1 * sx, y * sx + z1 * cx];
  return [x1 * cz - y2 * sz, x1 * sz + y2 * cz, z2];
}
