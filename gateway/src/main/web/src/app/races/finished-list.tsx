import { useInfiniteQuery } from '@tanstack/react-query';
import { type FinishedRace, racesApi } from '../state/races-api';
import { Link } from '../state/router';
import { Bones } from '../ui/bones';
import { Icon } from '../ui/icon';
import { More } from '../ui/more';
import { Nothing, Unread } from '../ui/nothing';
import { dayAndTime } from '../ui/words';
import { lapText, placeText, resultOf, stageLine } from './words';

/** Finished races, newest first: everybody's or one's own. */
export function FinishedList({ me, isMine }: { me: number; isMine: boolean }) {
  const query = useInfiniteQuery({
    queryKey: ['races', isMine ? me : 'all'],
    queryFn: ({ pageParam }) => racesApi.races({ driver: isMine ? me : undefined, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 5_000,
  });
  const races = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <Bones rows={6} what="finished races" />;
  if (query.isError && races.length === 0) return <Unread what="Finished races" again={() => void query.refetch()} />;
  if (races.length === 0) return <NoRaces isMine={isMine} />;
  return (
    <>
      <table className="fin">
        <thead>
          <tr>
            <th>Race</th>
            <th className="x">Winner</th>
            <th className="r x">Time</th>
            <th className="r x">Cars</th>
            <th className="r">You</th>
            <th className="r x">Finished</th>
            <th className="x">Replay</th>
            <th>
              <span className="sr">Watch</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {races.map((race) => (
            <FinishedRow key={race.replay_id} race={race} me={me} />
          ))}
        </tbody>
      </table>
      {query.hasNextPage && (
        <More label="Older races" isBusy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
      )}
    </>
  );
}

function FinishedRow({ race, me }: { race: FinishedRace; me: number }) {
  const winner = race.results[0];
  const own = resultOf(race, me);
  return (
    <tr data-testid="finished-race">
      <td className="fin-name">
        <b className="ell">{stageLine(race)}</b>
        <small className="ell">{race.name}</small>
      </td>
      <td className="x">{winner && !winner.dnf ? winner.username : <span className="faint">nobody</span>}</td>
      <td className="r x num">{winner && !winner.dnf ? lapText(winner.stage_time) : ''}</td>
      <td className="r x num muted">{race.results.length}</td>
      <td className="r num">
        {own ? (
          <>
            {own.dnf ? 'DNF' : placeText(own.position)} <small className="muted">+{own.points_earned}</small>
          </>
        ) : (
          <span className="faint">–</span>
        )}
      </td>
      <td className="r x num muted">{dayAndTime(race.finished_at)}</td>
      <td className="x">
        <Verified race={race} />
      </td>
      <td className="r">
        <Link className="btn sm" href={`/replays/${encodeURIComponent(race.replay_id)}`}>
          <Icon name="play" size={12} />
          Watch<span className="sr"> the replay of {race.name}</span>
        </Link>
      </td>
    </tr>
  );
}

/** What the house found when it drove the race again; one that differs does not count. */
function Verified({ race }: { race: FinishedRace }) {
  if (race.verified === null || race.verified === undefined) return <span className="faint">being checked</span>;
  return (
    <span className={race.verified ? 'verified' : 'verified other'}>
      <Icon name={race.verified ? 'check' : 'shieldx'} size={14} />
      {race.verified ? 'verified' : 'does not count'}
    </span>
  );
}

function NoRaces({ isMine }: { isMine: boolean }) {
  return (
    <Nothing icon="flag" lead={isMine ? 'You have not raced yet' : 'No finished race'}>
      {isMine
        ? 'Join one above. Every race you finish is kept here with its replay.'
        : 'Every race is kept here with its replay as soon as it is over.'}
    </Nothing>
  );
}
