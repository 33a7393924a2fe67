import { useMemo } from 'react';
import type { Playback } from '../../replay/playback';
import type { Recording } from '../../replay/recording';
import { liveryOf } from '../../races/render/drivers';
import { useStore } from '../state/hooks';
import { useHead } from './use-head';

const WIDE = 340;
const TALL = 128;
const SAMPLES = 160;
const MOST = 300;

/** Speed of a car over the whole race, and now. */
export function SpeedTrace({ playback, car, code }: { playback: Playback; car: number; code: string }) {
  const known = useStore(playback.known);
  const { tick } = useHead(playback);
  const { recording, end } = playback;
  const line = useMemo(() => trace(recording, car, end), [recording, car, end, known]);
  const now = 3.6 * recording.speed(car, Math.floor(Math.min(tick, Math.max(0, known))));
  return (
    <section className="trace" aria-label={`Speed of ${code}`}>
      <h2 className="h2">
        Speed of {code} <span className="num">{Math.round(now)} km/h</span>
      </h2>
      <svg viewBox={`0 0 ${WIDE} ${TALL}`} aria-hidden="true">
        {[100, 200].map((speed) => (
          <g key={speed}>
            <path d={`M30 ${y(speed)}H${WIDE}`} stroke="var(--line)" />
            <text x="24" y={y(speed) + 4} textAnchor="end">
              {speed}
            </text>
          </g>
        ))}
        <path
          className="trace-line"
          d={line}
          fill="none"
          stroke={liveryOf(playback.replay.spec.cars[car]?.id ?? 1).colour}
          strokeWidth="1.6"
        />
        <path d={`M${x(tick, end)} 0V${TALL}`} stroke="var(--accent)" strokeDasharray="2 3" />
      </svg>
    </section>
  );
}

function trace(recording: Recording, car: number, end: number): string {
  const step = Math.max(1, Math.round(end / SAMPLES));
  const points: string[] = [];
  for (let tick = 0; tick <= recording.ticks; tick += step) {
    points.push(`${x(tick, end).toFixed(1)} ${y(3.6 * recording.speed(car, tick)).toFixed(1)}`);
  }
  return points.length > 0 ? `M${points.join('L')}` : '';
}

function x(tick: number, end: number): number {
  return 30 + (tick / Math.max(1, end)) * (WIDE - 32);
}

function y(speed: number): number {
  return TALL - 4 - (Math.min(MOST, speed) / MOST) * (TALL - 8);
}
