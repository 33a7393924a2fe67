import { useQuery } from '@tanstack/react-query';
import type { RaceSpec } from '../../physics/replay';
import { stageKey } from '../../replay/stage-key';
import { lapText } from '../races/words';
import { type StageTime, racesApi } from '../state/races-api';

const SHOWN = 6;

export interface GhostListProps {
  spec: RaceSpec;
  replayId: string;
  /** Replays whose ghosts are shown or on their way. */
  chosen: ReadonlySet<string>;
  /** What could not be shown, in words, by replay. */
  problems: ReadonlyMap<string, string>;
  onToggle(row: StageTime): void;
}

/** Best runs on the same stage, to be shown beside this one. */
export function GhostList({ spec, replayId, chosen, problems, onToggle }: GhostListProps) {
  const key = stageKey(spec);
  const query = useQuery({ queryKey: ['ghosts', key], queryFn: () => racesApi.times(key), staleTime: 60_000 });
  const rows = (query.data?.items ?? []).filter((row) => row.replay_id !== replayId).slice(0, SHOWN);
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
              <span className="num muted">{problems.get(row.replay_id) ?? lapText(row.stage_time)}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

function emptyText(isPending: boolean, isError: boolean): string {
  if (isPending) return 'Looking for other runs on this stage.';
  return isError ? 'Other runs cannot be looked up now.' : 'No other run on this stage yet.';
}
