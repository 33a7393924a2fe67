import type { FinishedRace, OpenRace, ResultRow } from '../state/races-api';

/** 64.2 → "1:04.200"; null → "DNF" */
export function lapText(seconds: number | null): string {
  if (seconds === null) return 'DNF';
  const millis = Math.round(seconds * 1000);
  const minutes = Math.floor(millis / 60_000);
  const rest = (millis % 60_000) / 1000;
  return `${minutes}:${rest.toFixed(3).padStart(6, '0')}`;
}

/** "+1.204"; of the best itself: nothing. */
export function gapText(seconds: number, best: number): string {
  return seconds > best ? `+${(seconds - best).toFixed(3)}` : '';
}

/** "1st", "2nd", "3rd", "4th" */
export function placeText(position: number): string {
  const ending = position >= 11 && position <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
}

export interface StageKey {
  name: string;
  laps: number;
}

/** What a key that times are compared on means: `seed-7-1800-gravel-rally-1`, `track-frost_bay-2`. */
export function stageOfKey(key: string): StageKey {
  const seed = /^seed-(\d+)-(\d+)-(\w+)-(ring|rally)-(\d+)$/.exec(key);
  if (seed) {
    const [, number, length, surface, shape, laps] = seed;
    return {
      name: `${capital(surface ?? '')} ${shape} ${number}, ${Number(length).toLocaleString('en')} m`,
      laps: Number(laps),
    };
  }
  const track = /^track-(.+)-(\d+)$/.exec(key);
  if (!track) return { name: key, laps: 1 };
  return { name: (track[1] ?? '').split('_').map(capital).join(' '), laps: Number(track[2]) };
}

/** "Frost Bay, 2 laps" */
export function stageText(key: string): string {
  const { name, laps } = stageOfKey(key);
  return laps > 1 ? `${name}, ${laps} laps` : name;
}

export function stageLine({ stage, stage_name, laps }: Pick<FinishedRace, 'stage' | 'stage_name' | 'laps'>): string {
  const name = stage_name || stageOfKey(stage).name;
  return laps > 1 ? `${name}, ${laps} laps` : name;
}

/** Which of the open races come first: those one can join, then those one can watch. */
export function sortedOpen(races: readonly OpenRace[]): OpenRace[] {
  const rank = (race: OpenRace) => (canJoin(race) ? 0 : race.show ? 1 : 2);
  return [...races].sort((a, b) => rank(a) - rank(b) || b.spectator_count - a.spectator_count);
}

export function canJoin({ status, free_seats }: OpenRace): boolean {
  return status === 'waiting' && free_seats > 0;
}

/** What goes on in an open race; times are the server's, ms. */
export function openText(race: OpenRace, now: number): string {
  if (race.status === 'waiting') {
    const left = race.starts_at === null ? null : Math.ceil((Date.parse(race.starts_at) - now) / 1000);
    return left !== null && left > 0 ? `starts in ${left} s` : 'starts when all are ready';
  }
  if (race.status === 'racing' && race.start_at) {
    const since = Math.max(0, Math.floor((now - Date.parse(race.start_at)) / 1000));
    return `racing for ${Math.floor(since / 60)}:${String(since % 60).padStart(2, '0')}`;
  }
  return race.status === 'countdown' ? 'starts now' : race.status;
}

/** Stages that were driven lately; first those on which a person has a time. */
export function stagesOf(races: readonly FinishedRace[]): string[] {
  const hasTime = ({ results }: FinishedRace) => results.some((row) => row.user_id > 0 && !row.dnf);
  return [...new Set([...races.filter(hasTime), ...races].map(({ stage }) => stage))];
}

export function resultOf(race: FinishedRace, userId: number): ResultRow | undefined {
  return race.results.find((row) => row.user_id === userId);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
