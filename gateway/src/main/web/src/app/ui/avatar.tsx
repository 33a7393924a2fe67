import { useId } from 'react';
import { avatarOf } from '../state/avatar';

const SHELL = 'M9 37C9 19 20 9 34 9c13 0 22 9 23 22l.5 9c0 8-4.5 13-11.5 14H24C15 54 9 47 9 37z';
const VISOR = 'M27.5 32c0-6 3-8.5 8-8.500h20.200c1 3 1.5 6.5 1.6 11.5-5 3.6-14.3 5.3-22.3 4.4-5-.6-7.5-3-7.5-7.400z';

/** Ground, shell and livery of the eight patterns in three colourings each. */
const PALETTE: readonly (readonly [string, string, string])[] = [
  ['#4a1f10', '#ed551a', '#ffd2bd'],
  ['#0e3348', '#37b5f8', '#ecf2f9'],
  ['#0d3b2b', '#4dfcb2', '#0b2a1f'],
  ['#40390f', '#f3dc4c', '#2a2504'],
  ['#331632', '#b855af', '#f7d4f3'],
  ['#2a313b', '#ecf2f9', '#3a70e4'],
  ['#122247', '#3a70e4', '#ecf2f9'],
  ['#3d1628', '#d9568b', '#ffe0ec'],
  ['#32261a', '#a07949', '#f1dfc6'],
  ['#1b3a33', '#93d1bf', '#12312a'],
  ['#3b1210', '#f05b4f', '#f3dc4c'],
  ['#1c1f26', '#3b4552', '#4dfcb2'],
];

const LIVERY = [
  <path key="stripe" d="M30 6h9l-4 18H24z" />,
  <path key="bands" d="M6 40h54v5H6zM6 48h54v3H6z" />,
  <path key="chevrons" d="m8 22 10 10L8 42v-7l4-3-4-3zM14 17l15 15-15 15h6l14-15-14-15z" />,
  <path key="twin" d="M29 6h4v18h-6zM37 6h4l-1 18h-5z" />,
  <path
    key="checker"
    d="M8 26h7v7H8zM15 33h7v7h-7zM8 40h7v7H8zM22 40h7v7h-7zM15 47h7v7h-7zM22 26h6v7h-6zM15 19h7v7h-7z"
  />,
  <path key="half" d="M4 4h24l-4 52H4z" />,
  <path key="diagonals" d="m4 40 30-34h7L4 48zM4 54 44 6h7L14 56z" />,
  <path key="crown" d="M14 22 19 8l6 7 8-9 6 9 8-6 3 13z" />,
];

export interface AvatarProps {
  userId: number;
  avatarId?: number | null;
  size?: number;
  /** Only where no name stands beside it. */
  label?: string;
}

/** A driver's helmet: 24 built-in ones, eight liveries in three colourings. */
export function Avatar({ userId, avatarId, size = 26, label }: AvatarProps) {
  return <Helmet number={avatarOf(userId, avatarId)} size={size} label={label} />;
}

/** Avatar `number`, 1 to 24. */
export function Helmet({ number, size, label }: { number: number; size: number; label?: string }) {
  const clip = useId();
  const index = number - 1;
  const [ground, shell, livery] = PALETTE[(index * 5) % PALETTE.length] ?? ['#222', '#ccc', '#fff'];
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg className="av" width={size} height={size} viewBox="0 0 64 64" {...naming}>
      <rect width="64" height="64" rx="15" fill={ground} />
      <clipPath id={clip}>
        <path d={SHELL} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <path d={SHELL} fill={shell} />
        <g fill={livery}>{LIVERY[(index + Math.floor(index / 8) * 3) % LIVERY.length]}</g>
        <path d="M9 44c8 6 32 8 49-1v13H9z" fill="#000" opacity=".16" />
        <path d="M16 24c4-8 11-12 19-12 6 0 10 2 13 5-12-3-24 0-32 7z" fill="#fff" opacity=".3" />
      </g>
      <path d={VISOR} fill="#0d1116" />
      <path
        d="M33 28.500c6-1 13-1.2 20-.5"
        stroke="#fff"
        strokeOpacity=".45"
        strokeWidth="2"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M42 47.500l12-2" stroke="#000" strokeOpacity=".45" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  );
}
