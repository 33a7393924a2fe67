import type { Playback } from './playback';
import { TICKS_A_SECOND } from './playhead';
import type { Recording } from './recording';

/** A car of another race on the same stage, shown at the same time since the start. */
export interface Ghost {
  replayId: string;
  playback: Playback;
  /** Its place on the grid there. */
  car: number;
  /** Number whose colours it has. */
  number: number;
  code: string;
}

/** Ticks of the way behind a ghost that are drawn, and from one point of it to the next. */
const TRAIL = 90;
const STEP = 6;
/** Metres; pixels for what must stay readable. */
const RING = 3.6;
const LETTERS = 11;

/** Draws what tells ghosts from cars: a broken ring, the way they came, their letters. In metres, y down. */
export function drawGhosts(ctx: CanvasRenderingContext2D, scale: number, ghosts: readonly Ghost[], tick: number): void {
  ctx.strokeStyle = ctx.fillStyle = 'rgba(255, 255, 255, .75)';
  ctx.lineWidth = 1.5 / scale;
  ctx.font = `640 ${LETTERS / scale}px "Archivo Variable", system-ui`;
  ctx.textAlign = 'center';
  for (const { playback, car, code } of ghosts) {
    const { x, y } = playback.recording.sample(car, tick);
    ctx.setLineDash([1.2, 1.2]);
    trail(ctx, playback.recording, car, tick);
    ctx.beginPath();
    ctx.arc(x, -y, RING, 0, 2 * Math.PI);
    ctx.stroke();
    ctx.fillText(code, x, -y + RING + (LETTERS + 2) / scale);
  }
}

/** Seconds the car of a race is behind a ghost where it is now; negative: before it. Null until the ghost was there. */
export function behindGhost(recording: Recording, car: number, ghost: Ghost, tick: number): number | null {
  const other = ghost.playback.recording;
  const progress = recording.sample(car, tick).progress;
  const then = other.tickAt(ghost.car, progress);
  if (other.get(ghost.car, then, 'progress') < progress) return null;
  return (tick - then) / TICKS_A_SECOND;
}

function trail(ctx: CanvasRenderingContext2D, recording: Recording, car: number, tick: number): void {
  ctx.beginPath();
  for (let back = TRAIL; back >= STEP; back -= STEP) {
    const { x, y } = recording.sample(car, tick - back);
    ctx.lineTo(x, -y);
  }
  ctx.stroke();
}
