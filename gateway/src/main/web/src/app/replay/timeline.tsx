import { type PointerEvent as ReactPointerEvent, useMemo } from 'react';
import type { Moment } from '../../replay/moments';
import type { Playback } from '../../replay/playback';
import { TICKS_A_SECOND, tickText } from '../../replay/playhead';
import { KIND, type Recording } from '../../replay/recording';
import { liveryOf } from '../../races/render/drivers';
import { useStore } from '../state/hooks';
import { useHead } from './use-head';

const WIDE = 1000;
const TALL = 100;
const SAMPLES = 240;

export interface TimelineProps {
  playback: Playback;
  followed: number | null;
  moments: readonly Moment[];
}

/** Who was where all the time, and where the picture is: drag it. */
export function Timeline({ playback, followed, moments }: TimelineProps) {
  const known = useStore(playback.known);
  const { tick } = useHead(playback);
  const { end, recording } = playback;
  const lines = useMemo(() => linesOf(recording, end), [recording, end, known]);
  const laps = useMemo(() => lapsOf(recording, end), [recording, end, known]);
  const seek = (event: ReactPointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    playback.seek(((event.clientX - box.left) / box.width) * end);
  };
  const share = (at: number) => `${(100 * at) / Math.max(1, end)}%`;
  return (
    <div
      className="timeline"
      role="slider"
      tabIndex={0}
      aria-label="Position in the race"
      aria-valuemin={0}
      aria-valuemax={end}
      aria-valuenow={Math.floor(tick)}
      aria-valuetext={`${tickText(tick)} of ${tickText(end)}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && seek(event)}
    >
      {laps.map(({ from, to, number }) => (
        <span key={number} className="timeline-lap" data-odd={number % 2 || undefined} style={span(share, from, to)}>
          Lap {number}
        </span>
      ))}
      <svg viewBox={`0 0 ${WIDE} ${TALL}`} preserveAspectRatio="none" aria-hidden="true">
        {lines.map((line, car) => (
          <polyline
            key={car}
            points={line}
            fill="none"
            stroke={liveryOf(playback.replay.spec.cars[car]?.id ?? 1).colour}
            strokeWidth={car === followed ? 3 : 1.5}
            strokeOpacity={car === followed ? 1 : 0.66}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <span className="timeline-ahead" style={{ left: share(tick) }} />
      {known < end && <span className="timeline-unknown" style={{ left: share(Math.max(0, known)) }} />}
      {moments.map((moment) => (
        <i
          key={`${moment.tick} ${moment.text}`}
          className="moment-mark"
          data-kind={moment.kind}
          style={{ left: share(moment.tick) }}
        />
      ))}
      <span className="timeline-now" style={{ left: share(tick) }} />
    </div>
  );
}

/** The places of each car over the time that is known, as points of a line. */
function linesOf(recording: Recording, end: number): string[] {
  const step = Math.max(1, Math.round(end / SAMPLES));
  const y = (place: number) => 4 + (place / Math.max(1, recording.cars - 1)) * (TALL - 8);
  return Array.from({ length: recording.cars }, (_, car) => {
    const points: string[] = [];
    for (let tick = 0; tick <= recording.ticks; tick += step) {
      points.push(
        `${((tick / Math.max(1, end)) * WIDE).toFixed(1)},${y(recording.get(car, tick, 'place')).toFixed(1)}`,
      );
    }
    return points.join(' ');
  });
}

interface Lap {
  number: number;
  from: number;
  to: number;
}

/** Laps as the first to finish each has them; a stage of one lap has none to show. */
function lapsOf(recording: Recording, end: number): Lap[] {
  const ends: number[] = [];
  for (const { kind, number, tick } of recording.happenings) if (kind === KIND.lap) ends[number - 1] ??= tick;
  if (ends.length < 2) return [];
  return ends.map((to, index) => ({
    number: index + 1,
    from: ends[index - 1] ?? 0,
    to: index === ends.length - 1 ? Math.max(to, end - TICKS_A_SECOND) : to,
  }));
}

function span(share: (tick: number) => string, from: number, to: number): { left: string; width: string } {
  return { left: share(from), width: `calc(${share(to)} - ${share(from)})` };
}
