import { useInfiniteQuery } from '@tanstack/react-query';
import { gapText, lapText } from '../races/words';
import { type StageTime, racesApi } from '../state/races-api';
import { Bones } from '../ui/bones';
import { More } from '../ui/more';
import { Nothing, Unread } from '../ui/nothing';
import { Driver, Replayed } from './cells';

/** Best times on a stage, one a driver; without a stage those of the newest race's. */
export function Times({ stage, me }: { stage: string | undefined; me: number }) {
  const query = useInfiniteQuery({
    queryKey: ['leaderboard', 'time', stage],
    queryFn: ({ pageParam }) => racesApi.times(stage, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 10_000,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const best = rows[0]?.stage_time ?? 0;
  if (query.isPending) return <Bones rows={10} what="the times" />;
  if (query.isError && rows.length === 0) return <Unread what="The times" again={() => void query.refetch()} />;
  if (rows.length === 0) {
    return (
      <Nothing icon="flag" lead="No time on this stage">
        The first to finish here holds the record.
      </Nothing>
    );
  }
  return (
    <>
      <table className="lb">
        <thead>
          <tr>
            <th className="r rk">Rank</th>
            <th>Driver</th>
            <th className="r">Time</th>
            <th className="r x">Gap</th>
            <th className="r">Driven</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <TimeRow key={row.user_id} row={row} rank={index + 1} best={best} isOwn={row.user_id === me} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <More label="More times" isBusy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </>
  );
}

function TimeRow({ row, rank, best, isOwn }: { row: StageTime; rank: number; best: number; isOwn: boolean }) {
  return (
    <tr className={isOwn ? 'own' : undefined} data-testid="board-row" data-user={row.username}>
      <td className="rk num">{rank}</td>
      <td>
        <Driver {...row} isOwn={isOwn} />
      </td>
      <td className="r big num">
        {rank === 1 ? <span className="fastest">◆ {lapText(row.stage_time)}</span> : lapText(row.stage_time)}
      </td>
      <td className="r x num muted">{gapText(row.stage_time, best)}</td>
      <td className="r">
        <Replayed {...row} />
      </td>
    </tr>
  );
}
