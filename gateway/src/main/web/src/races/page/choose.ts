import type { RaceSummary } from '../net/messages';

/** Which race to show of those that are open or running. */
export function choose(races: readonly RaceSummary[], kept: string | null): string | null {
  const rank = (race: RaceSummary) =>
    (race.status === 'racing' ? 8 : race.status === 'countdown' ? 6 : 0) + (race.race_id === kept ? 1 : 0);
  const best = [...races].sort((a, b) => rank(b) - rank(a) || b.created_at.localeCompare(a.created_at))[0];
  const current = races.find((race) => race.race_id === kept);
  if (current && (current.status === 'racing' || current.status === 'countdown')) return kept;
  return best?.race_id ?? kept;
}
