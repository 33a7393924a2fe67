import { standingsAt } from '../../replay/standings';
import type { Playback } from '../../replay/playback';
import { lapText } from '../races/words';
import { Mark } from './mark';
import { useHead } from './use-head';

export interface TowerProps {
  playback: Playback;
  codes: readonly string[];
  followed: number | null;
  own: number | null;
  onFollow(car: number): void;
}

/** Who stands where at this moment; a line pressed is a car followed. */
export function Tower({ playback, codes, followed, own, onFollow }: TowerProps) {
  const { tick } = useHead(playback);
  const { cars } = playback.replay.spec;
  if (playback.known.get() < 0) return null;
  return (
    <ol className="places glass" aria-label="Standings at this moment">
      {standingsAt(playback.recording, tick).map(({ car, place, gap, finishTime, isOut }) => (
        <li key={car} data-own={car === own || undefined}>
          <button
            type="button"
            aria-pressed={car === followed}
            aria-label={`Follow ${cars[car]?.username}, place ${place}`}
            onClick={() => onFollow(car)}
          >
            <span className="num places-place">{place}</span>
            <Mark number={cars[car]?.id ?? 1} />
            <b>{codes[car]}</b>
            <span className="num places-gap">{rest(place, gap, finishTime, isOut)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function rest(place: number, gap: number | null, finishTime: number | null, isOut: boolean): string {
  if (isOut && finishTime === null) return 'OUT';
  if (place === 1) return finishTime === null ? '' : lapText(finishTime);
  return gap === null ? '' : `+${gap.toFixed(1)}`;
}
