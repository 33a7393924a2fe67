import { useQuery } from '@tanstack/react-query';
import { gameOf } from '../../games';
import { type Me, type PastGame, api } from '../state/api';
import { Link } from '../state/router';
import { spanText } from '../ui/words';

const SHOWN = 5;

/** The newest own games, each checked again. */
export function RecentGames({ me }: { me: Me }) {
  const { data } = useQuery({
    queryKey: ['games', me.user_id, 'recent'],
    queryFn: () => api.games(me.user_id),
    staleTime: 0,
  });
  const games = data?.items?.slice(0, SHOWN) ?? [];
  return (
    <section className="panel" aria-label="Your games">
      <header>
        <h2 className="h2">Your games</h2>
        {games.length > 0 && <Link href="/history">All</Link>}
      </header>
      {games.map((game) => (
        <RecentGame key={`${game.room_id} ${game.epoch}`} game={game} me={me} />
      ))}
      {data && games.length === 0 && <p className="panel-empty">Finished games show here, with every roll to check.</p>}
    </section>
  );
}

function RecentGame({ game, me }: { game: PastGame; me: Me }) {
  const { data: proof } = useQuery({
    queryKey: ['proof', game.room_id, game.epoch],
    queryFn: () => gameOf(game.game_type).check(game),
    staleTime: Infinity,
  });
  return (
    <Link className="hi" href="/history">
      <WonMark game={game} me={me} />
      <span className="ell">
        {scoreLine(game, me.user_id)}
        <small className="ell">{game.reason === 'forfeit' ? 'by forfeit' : (proof?.text ?? game.room_name)}</small>
      </span>
      <span className="num faint">{spanText(Date.now() - Date.parse(game.finished_at))}</span>
    </Link>
  );
}

export function WonMark({ game, me }: { game: PastGame; me: Me }) {
  const isWon = game.winner_id === me.user_id;
  return (
    <span className="wl" data-won={isWon || undefined}>
      <span aria-hidden="true">{isWon ? 'W' : 'L'}</span>
      <span className="sr">{isWon ? 'Won' : 'Lost'}</span>
    </span>
  );
}

/** "10 : 6 against tamsin", the own score first. */
export function scoreLine(game: PastGame, me: number): string {
  const own = game.final_scores.find(([id]) => id === me)?.[2] ?? 0;
  const others = game.final_scores.filter(([id]) => id !== me);
  const names = others.map(([, name]) => name).join(', ') || 'nobody';
  return `${own} : ${Math.max(0, ...others.map(([, , score]) => score))} against ${names}`;
}
