import type { Moment, RaceRoom } from '../net/room';

/** 62.418 → "1:02.418" */
export function lapText(seconds: number): string {
  const ms = Math.round(Math.max(0, seconds) * 1000);
  const rest = ((ms % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${Math.floor(ms / 60_000)}:${rest}`;
}

/** 18.2041 → "18.204", 64.2 → "1:04.200" */
export function sectorText(seconds: number): string {
  return seconds < 60 ? seconds.toFixed(3) : lapText(seconds);
}

export function gapText(seconds: number): string {
  return `+${seconds < 100 ? seconds.toFixed(seconds < 10 ? 2 : 1) : Math.round(seconds)}`;
}

/** 1 → "st" */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

export const GROUNDS = ['asphalt', 'gravel', 'ice'] as const;

/** "3 laps, 8 cars, asphalt" */
export function aboutText(room: Pick<RaceRoom, 'laps' | 'cars' | 'stage'>): string {
  const { surface, track } = room.stage.source;
  const ground = track === 'otter_creek' ? 'gravel' : track === 'frost_bay' ? 'ice' : surface;
  const laps = room.stage.closed ? `${room.laps} ${room.laps === 1 ? 'lap' : 'laps'}` : 'one way';
  return `${laps} of ${(room.stage.length / 1000).toFixed(2)} km, ${room.cars.length} cars, ${ground}`;
}

/** What happened, in a line; null for what is not worth one. */
export function momentText(moment: Moment, code: (car: number) => string): string | null {
  const who = code(moment.car);
  switch (moment.kind) {
    case 'sector':
      return moment.isBest ? `Fastest sector ${moment.number}, ${who} ${sectorText(moment.value)}` : null;
    case 'lap':
      return moment.isBest ? `Fastest lap, ${who} ${lapText(moment.value)}` : `${who} laps in ${lapText(moment.value)}`;
    case 'collision':
      return moment.value > 0 ? `${who} and ${code(moment.value)} touch` : null;
    case 'wrong_way':
      return `${who} drives the wrong way`;
    case 'shortcut':
      return `${who} cuts the corner and loses power`;
    case 'finished':
      return `${who} finishes ${moment.number}${ordinal(moment.number)}`;
    case 'retired':
      return `${who} is out`;
    case 'left':
      return `${who} has left`;
    case 'joined':
      return `${who} is in`;
    case 'lost':
      return `${who} has lost the line`;
    case 'back':
      return `${who} is back`;
  }
}
