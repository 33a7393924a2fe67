import { gameOf } from '../../games';
import { type Room, seatOf } from '../../sdk';
import { Link, navigate } from '../state/router';
import { seating, session } from '../state/services';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { type Sentence, count, sentenceOf } from '../ui/words';
import { InviteButton } from './invite';
import { useState } from 'react';

const FACES = 5;

/** Name of the table, who watches, the invitation, the way out. */
export function RoomHead({
  room,
  me,
  onRefusal,
}: {
  room: Room;
  me: number;
  onRefusal(refusal: Sentence | null): void;
}) {
  const game = gameOf(room.game_type);
  return (
    <div className="rh">
      <Link className="btn sm icon quiet" href="/" aria-label="Back to the games">
        <Icon name="back" />
      </Link>
      <h1 className="ell">{room.room_name}</h1>
      <span className="tag rule">
        {game.name}
        {game.rule && `, ${game.rule}`}
      </span>
      <span className="grow" />
      <Watchers room={room} />
      <InviteButton className="desk-only" />
      <LeaveButton room={room} me={me} onRefusal={onRefusal} />
    </div>
  );
}

function Watchers({ room }: { room: Room }) {
  const { spectators, names } = room;
  return (
    <span className="spec" data-testid="spectators" data-count={spectators.length}>
      {spectators.slice(0, FACES).map((id) => (
        <span key={id} title={names[id]}>
          <Avatar userId={id} size={26} label={names[id] ?? 'A spectator'} />
        </span>
      ))}
      {spectators.length > 0 && <span className="spec-word">{count(spectators.length, 'watching', 'watching')}</span>}
    </span>
  );
}

function LeaveButton({ room, me, onRefusal }: { room: Room; me: number; onRefusal(refusal: Sentence | null): void }) {
  const [isAsking, setAsking] = useState(false);
  const isPlaying = seatOf(room, me) !== undefined && room.status === 'in_progress';
  const leave = async () => {
    try {
      await seating.leave(room.room_id, roleOf(room, me));
      navigate('/');
    } catch (error) {
      setAsking(false);
      onRefusal(sentenceOf(error));
    }
  };
  if (isAsking) {
    return (
      <span className="ask" role="group" aria-label="Leave the game?">
        <span className="ask-word">Leaving gives the game away.</span>
        <button type="button" className="btn sm" data-testid="leave-confirm" onClick={() => void leave()}>
          Forfeit
        </button>
        <button type="button" className="btn sm quiet" autoFocus onClick={() => setAsking(false)}>
          Stay
        </button>
      </span>
    );
  }
  return (
    <button
      type="button"
      className="btn sm"
      data-testid="leave"
      onClick={() => (isPlaying ? setAsking(true) : void leave())}
    >
      Leave
    </button>
  );
}

function roleOf(room: Room, me: number) {
  const isOver = room.status === 'finished' || room.status === 'abandoned' || room.closed;
  if (seatOf(room, me)) return isOver ? null : 'player';
  const kept = session.room;
  return kept?.room_id === room.room_id && kept.role === 'spectator' && !room.closed ? 'spectator' : null;
}
