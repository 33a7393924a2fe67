import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useEffect, useState } from 'react';
import { gameOf } from '../../games';
import { ConnectionNote } from '../conn';
import { WonMark, scoreLine } from '../lobby/recent';
import { type Me, type PastGame, api } from '../state/api';
import { Link } from '../state/router';
import { Bones } from '../ui/bones';
import { Icon } from '../ui/icon';
import { Note } from '../ui/note';
import { clockText, dayAndTime } from '../ui/words';

/** Own finished games, newest first; each opens to its moves and its proof. */
export default function HistoryPage({ me }: { me: Me }) {
  useEffect(() => {
    document.title = 'History – Paddock';
  }, []);
  const query = useInfiniteQuery({
    queryKey: ['games', me.user_id, 'all'],
    queryFn: ({ pageParam }) => api.games(me.user_id, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 0,
  });
  const games = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page narrow">
      <div className="hd">
        <h1 className="h1">History</h1>
      </div>
      <div className="notes">
        <ConnectionNote />
        {query.isError && (
          <Note kind="bad" lead="The history cannot be read now.">
            Your games are kept; try again in a moment.
          </Note>
        )}
      </div>
      {query.isPending && <Bones rows={6} what="your games" />}
      {query.isSuccess && games.length === 0 && <NoGames />}
      <ul className="past-list">
        {games.map((game) => (
          <PastRow key={`${game.room_id} ${game.epoch}`} game={game} me={me} />
        ))}
      </ul>
      {query.hasNextPage && (
        <button
          type="button"
          className="btn"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Older games
        </button>
      )}
    </div>
  );
}

function PastRow({ game, me }: { game: PastGame; me: Me }) {
  const [isOpen, setOpen] = useState(false);
  const { name, Detail } = gameOf(game.game_type);
  const seconds = (Date.parse(game.finished_at) - Date.parse(game.started_at)) / 1000;
  return (
    <li className="panel" data-testid="past-game">
      <button type="button" className="past-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <WonMark game={game} me={me} />
        <span className="grow ell">
          <b>{scoreLine(game, me.user_id)}</b>
          <small className="ell">
            {game.room_name}, {name}
            {game.reason === 'forfeit' && ', by forfeit'}
          </small>
        </span>
        <span className="past-when">
          <span className="num">{dayAndTime(game.finished_at)}</span>
          <small className="num faint">{clockText(seconds)}</small>
        </span>
        <span className="turner">
          <Icon name="back" />
        </span>
      </button>
      {isOpen && (
        <Suspense fallback={<Bones rows={2} what="the rolls" />}>
          <Detail game={game} />
        </Suspense>
      )}
    </li>
  );
}

function NoGames() {
  return (
    <div className="panel empty">
      <Icon name="history" size={32} />
      <b>No finished games</b>
      <p>Every game you finish is kept here with all its rolls.</p>
      <Link className="btn" href="/">
        Find a table
      </Link>
    </div>
  );
}
