import { useEffect, useState } from 'react';
import type { Hud } from '../live/hud';
import type { Moment, RaceRoom } from '../net/room';
import { codesOf } from '../render/drivers';
import { aboutText, momentText, ordinal } from './words';

const LINES = 3;
/** A line is shown for so long, ms. */
const LINE_MS = 9_000;
const KEYS_MS = 10_000;

/** What has just happened. */
export function Feed({ room }: { room: RaceRoom }) {
  const codes = codesOf(room.cars.map((car) => car.username));
  const code = (car: number) => codes[room.cars.findIndex((one) => one.id === car)] ?? `#${car}`;
  const fresh = useFresh(room.moments);
  const lines = fresh.flatMap((moment) => {
    const text = momentText(moment, code);
    return text ? [{ moment, text }] : [];
  });
  return (
    <ol className="feed" aria-live="polite">
      {lines.slice(-LINES).map(({ moment, text }) => (
        <li key={moment.seq}>
          {moment.tick > 0 && <time className="num">{clock(moment.tick)}</time>}
          <span data-best={moment.isBest || undefined}>
            {moment.isBest ? '◆ ' : ''}
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}

function clock(tick: number): string {
  const seconds = Math.floor(tick / 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Moments heard in the last seconds; what was there before is old. */
function useFresh(moments: readonly Moment[]): Moment[] {
  const [heard] = useState(() => new Map<number, number>(moments.map(({ seq }) => [seq, 0])));
  const [, again] = useState(0);
  for (const { seq } of moments) if (!heard.has(seq)) heard.set(seq, Date.now());
  useEffect(() => {
    const id = setInterval(() => again((n) => n + 1), 1_000);
    return () => clearInterval(id);
  }, []);
  return moments.filter(({ seq }) => Date.now() - (heard.get(seq) ?? 0) < LINE_MS);
}

/** 3, 2, 1, and the lights. */
export function Countdown({ room, me }: { room: RaceRoom; me: number }) {
  const place = room.cars.findIndex((car) => car.user_id === me) + 1;
  const number = room.countdown ?? 3;
  return (
    <div className="count" role="status">
      <div>
        <div className="lights" aria-hidden="true">
          {[3, 2, 1].map((light) => (
            <i key={light} data-on={number <= light || undefined} />
          ))}
        </div>
        <b key={number}>{number}</b>
        <p className="glass">
          {aboutText(room)}.{place > 0 && ` You start ${place}${ordinal(place)}.`}
        </p>
      </div>
    </div>
  );
}

/** "Go", for a second. */
export function Go({ hud }: { hud: Hud }) {
  if (hud.tick <= 0 || hud.tick > 75) return null;
  return (
    <div className="count go" aria-hidden="true">
      <div>
        <div className="lights">
          {[3, 2, 1].map((light) => (
            <i key={light} data-go />
          ))}
        </div>
        <b>Go</b>
      </div>
    </div>
  );
}

/** The keys, for the first ten seconds. */
export function Keys() {
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const id = setTimeout(() => setShown(false), KEYS_MS);
    return () => clearTimeout(id);
  }, []);
  return (
    <div className="glass race-keys" data-gone={!isShown || undefined}>
      <span>
        <kbd>W</kbd> <kbd>S</kbd> throttle, brake
      </span>
      <span>
        <kbd>A</kbd> <kbd>D</kbd> steer
      </span>
      <span>
        <kbd>Shift</kbd> nitro
      </span>
      <span>
        <kbd>R</kbd> back on track
      </span>
      <span>
        <kbd>C</kbd> camera
      </span>
      <span>
        <kbd>Esc</kbd> leave
      </span>
    </div>
  );
}

/** Wrong way, off the track, no word of the server: one at a time. */
export function Warning({ hud }: { hud: Hud }) {
  const words =
    hud.silence > 0 ? `No state for ${(hud.silence / 1000).toFixed(1)} s` : hud.isWrongWay ? 'Wrong way' : null;
  return words ? (
    <div className="warning glass" role="status" data-silence={hud.silence > 0 || undefined}>
      {words}
    </div>
  ) : null;
}

/** Figures of the line and of the pictures. */
export function DebugPanel({ hud }: { hud: Hud }) {
  const { line } = hud;
  const rows: [string, string][] = [
    ['Ping', `${Math.round(line.ping)} ms`],
    ['Jitter', `${line.jitter.toFixed(1)} ms`],
    ['Lead', `${line.lead.toFixed(1)} ticks`],
    ['Correction', `${line.correction.toFixed(3)} m`],
    ['Still to correct', `${line.shift.toFixed(3)} m`],
    ['Pictures', `${line.framesASecond.toFixed(0)} a second`],
    ['Drawing', `${line.drawMs.toFixed(1)} ms`],
    ['Off the middle', `${hud.way.offset.toFixed(1)} m`],
    ['Line ahead', `${hud.way.aim.toFixed(1)}°`],
    ['Next bend', `${hud.way.bend.toFixed(0)} km/h`],
    ['Tick', String(Math.round(hud.tick))],
  ];
  return (
    <dl className="glass debug" data-testid="debug">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="num" data-figure={name}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
