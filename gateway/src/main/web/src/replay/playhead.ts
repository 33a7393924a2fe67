/** Speeds a replay can run at. */
export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16] as const;

export const TICKS_A_SECOND = 60;

/** Longest step of one picture, s: after a tab was away the replay goes on from where it was. */
const LONGEST_STEP = 0.25;

/** Where a replay is: ticks since the start, with fractions. */
export interface Playhead {
  tick: number;
  speed: number;
  isPlaying: boolean;
}

export const AT_START: Playhead = { tick: 0, speed: 1, isPlaying: true };

/**
 * The playhead after some seconds of the reader's time.
 *
 * @param known last tick that is there already; the playhead waits at it
 * @param end last tick of the race, where playing stops
 */
export function advanced(head: Playhead, seconds: number, known: number, end: number): Playhead {
  if (!head.isPlaying) return head;
  const tick = Math.min(known, head.tick + Math.min(seconds, LONGEST_STEP) * TICKS_A_SECOND * head.speed);
  return { ...head, tick, isPlaying: tick < end };
}

/** Somewhere else, at most where it is known already. */
export function sought(head: Playhead, tick: number, known: number): Playhead {
  return { ...head, tick: Math.min(known, Math.max(0, tick)) };
}

/** Stopped, and on a whole tick so many on. */
export function stepped(head: Playhead, ticks: number, known: number): Playhead {
  return { ...sought(head, Math.round(head.tick) + ticks, known), isPlaying: false };
}

/** Plays where it stood, and the other way round; from the end it begins again. */
export function toggled(head: Playhead, end: number): Playhead {
  if (head.isPlaying) return { ...head, isPlaying: false };
  return { ...head, tick: head.tick >= end ? 0 : head.tick, isPlaying: true };
}

/** One speed up or down, as far as there are any. */
export function paced(head: Playhead, up: number): Playhead {
  const now = SPEEDS.findIndex((speed) => speed === head.speed);
  return { ...head, speed: SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, now + up))] ?? 1 };
}

/** "1:36.250" */
export function tickText(tick: number): string {
  const millis = Math.round((tick / TICKS_A_SECOND) * 1000);
  const rest = ((millis % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${Math.floor(millis / 60_000)}:${rest}`;
}
