import type { Room } from '../../sdk';
import { Link, navigate, roomPath } from '../state/router';
import { seating } from '../state/services';
import { type RoomActionProps, useAsk } from './action';

/** The result, and what comes after it. */
export function GameOver({ room, me, onRefusal }: RoomActionProps) {
  const { isBusy, ask } = useAsk(onRefusal);
  const wasPlayer = room.players.some((seat) => seat.user_id === me);
  return (
    <div className="act over" data-testid="game-over" data-winner={room.winner_id ?? ''}>
      <h2 role="status">{headline(room, me)}</h2>
      {room.end_reason === 'forfeit' && <p className="t">{forfeitWord(room)}</p>}
      <div className="act-row">
        {wasPlayer && (
          <button
            type="button"
            className="btn primary big"
            disabled={isBusy}
            data-testid="play-again"
            onClick={() => void ask(async () => navigate(roomPath(await seating.again(room))))}
          >
            Play again
          </button>
        )}
        <Link className="btn big" href="/">
          Back to the games
        </Link>
      </div>
    </div>
  );
}

function headline(room: Room, me: number): string {
  const scores = scoresOf(room);
  if (room.winner_id === me) return `You win, ${scores}`;
  const winner = room.players.find((seat) => seat.user_id === room.winner_id)?.username;
  const name = winner ?? room.final_scores?.find(([id]) => id === room.winner_id)?.[1];
  return name ? `${name} wins, ${scores}` : `The game is over, ${scores}`;
}

/** Winner first: "10 to 7". */
function scoresOf(room: Room): string {
  const points = room.final_scores?.map(([, , score]) => score) ?? room.players.map((seat) => seat.score);
  return [...points].sort((a, b) => b - a).join(' to ');
}

function forfeitWord(room: Room): string {
  const loser = room.final_scores?.find(([id]) => id !== room.winner_id)?.[1];
  return loser ? `${loser} left the game` : 'The other player left the game';
}
