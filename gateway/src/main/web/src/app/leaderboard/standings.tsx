import { useInfiniteQuery } from '@tanstack/react-query';
import { type Standing, racesApi } from '../state/races-api';
import { Link } from '../state/router';
import { Bones } from '../ui/bones';
import { More } from '../ui/more';
import { Nothing, Unread } from '../ui/nothing';
import { Driver, Replayed } from './cells';

/** Estimates at both ends of the bar: a beginner's 25 ± 25 has room on it. */
const BAR = { low: -10, high: 52 };

/** Drivers by points or by rating. */
export function Standings({ by, me }: { by: 'points' | 'rating'; me: number }) {
  const query = useInfiniteQuery({
    queryKey: ['leaderboard', by],
    queryFn: ({ pageParam }) => racesApi.standings(by, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 10_000,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Bones rows={10} what="the leaderboard" />;
  if (query.isError && rows.length === 0) return <Unread what="The leaderboard" again={() => void query.refetch()} />;
  if (rows.length === 0) return <Nobody />;
  return (
    <>
      <table className="lb">
        <thead>
          <tr>
            <th className="r rk">Rank</th>
            <th>Driver</th>
            {by === 'rating' && <th className="r">Rating</th>}
            {by === 'rating' && <th className="x">where it may lie</th>}
            <th className="r x">Races</th>
            <th className="r x">Wins</th>
            {by === 'points' && <th className="r">Points</th>}
            <th className="r">Last race</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <StandingRow key={row.user_id} by={by} row={row} rank={index + 1} isOwn={row.user_id === me} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <More label="More drivers" isBusy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </>
  );
}

interface RowProps {
  by: 'points' | 'rating';
  row: Standing;
  rank: number;
  isOwn: boolean;
}

function StandingRow({ by, row, rank, isOwn }: RowProps) {
  return (
    <tr className={isOwn ? 'own' : undefined} data-testid="board-row" data-user={row.username}>
      <td className="rk num">{rank}</td>
      <td>
        <Driver {...row} isOwn={isOwn} />
      </td>
      {by === 'rating' && <td className="r big num">{row.rating.toFixed(1).replace('-', '−')}</td>}
      {by === 'rating' && (
        <td className="x">
          <Spread mu={row.mu} sigma={row.sigma} />
        </td>
      )}
      <td className="r x num muted">{row.races}</td>
      <td className="r x num">{row.wins}</td>
      {by === 'points' && <td className="r big num">{row.points.toLocaleString('en')}</td>}
      <td className="r">
        <Replayed {...row} />
      </td>
    </tr>
  );
}

/** The estimate as a mark, three standard deviations to either side as a bar; the left end is what counts. */
function Spread({ mu, sigma }: { mu: number; sigma: number }) {
  const at = (value: number) => `${Math.min(100, Math.max(0, (100 * (value - BAR.low)) / (BAR.high - BAR.low)))}%`;
  return (
    <span className="spread">
      <span className="iv" aria-hidden="true">
        <i style={{ left: at(mu - 3 * sigma), right: `calc(100% - ${at(mu + 3 * sigma)})` }} />
        <u style={{ left: at(mu) }} />
      </span>
      <span className="num muted">
        {mu.toFixed(1)} <span className="faint">± {(3 * sigma).toFixed(1)}</span>
      </span>
    </span>
  );
}

function Nobody() {
  const action = (
    <Link className="btn" href="/races">
      Find a race
    </Link>
  );
  return (
    <Nothing icon="podium" lead="Nobody has points yet" action={action}>
      Finish a race and you stand first here.
    </Nothing>
  );
}
