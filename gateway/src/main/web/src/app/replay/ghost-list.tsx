import { useQuery } from '@tanstack/react-query';
import { signed } from '../../garage/coefficients';
import { type Ghost, behindGhost } from '../../replay/ghost';
import type { Playback } from '../../replay/playback';
import { stageKey } from '../../replay/stage-key';
import { lapText } from '../races/words';
import { useHead } from './use-head';
import { type StageTime, racesApi } from '../state/races-api';

const SHOWN = 6;

export interface GhostListProps {
  playback: Playback;
  /** Place on the grid of the car that is compared. */
  car: number;
  shown: readonly Ghost[];
  /** Replays whose ghosts are shown or on their way. */
  chosen: ReadonlySet<string>;
  /** What could not be shown, in words, by replay. */
  problems: ReadonlyMap<string, string>;
  onToggle(row: StageTime): void;
}

/** Best runs on the same stage, to be shown beside this one. */
export function GhostList({ playback, car, shown, chosen, problems, onToggle }: GhostListProps) {
  const { replay_id, spec } = playback.replay;
  const key = stageKey(spec);
  const query = useQuery({ queryKey: ['ghosts', key], queryFn: () => racesApi.times(key), staleTime: 60_000 });
  const rows = (query.data?.items ?? []).filter((row) => row.replay_id !== replay_id).slice(0, SHOWN);
  return (
    <section aria-label="Ghosts">
      <h2 className="h2">Ghosts</h2>
      {rows.length === 0 && <p className="side-empty">{emptyText(query.isPending, query.isError)}</p>}
      <ul className="ghosts">
        {rows.map((row) => (
          <li key={row.replay_id}>
            <label>
              <input type="checkbox" checked={chosen.has(row.replay_id)} onChange={() => onToggle(row)} />
              <span className="ell">{row.username}</span>
              <Behind playback={playback} car={car} ghost={shown.find((one) => one.replayId === row.replay_id)} />
              <span className="num muted">{problems.get(row.replay_id) ?? lapText(row.stage_time)}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How far behind a ghost the car is where it is now; a minus is before it. */
function Behind({ playback, car, ghost }: { playback: Playback; car: number; ghost: Ghost | undefined }) {
  const { tick } = useHead(playback);
  if (!ghost || ghost.playback.known.get() < 0) return <span />;
  const behind = behindGhost(playback.recording, car, ghost, tick);
  return <b className="num">{behind === null ? '' : signed(behind, 2)}</b>;
}

function emptyText(isPending: boolean, isError: boolean): string {
  if (isPending) return 'Looking for other runs on this stage.';
  return isError ? 'Other runs cannot be looked up now.' : 'No other run on this stage yet.';
}
