import { useState } from 'react';
import { type Room, seatOf } from '../../sdk';
import { useConnection } from '../state/hooks';
import { useKeys } from '../state/keys';
import { Link } from '../state/router';
import { seating, session } from '../state/services';
import { type Sentence, sentenceOf } from '../ui/words';
import { GameOver } from './game-over';
import { InviteLink } from './invite';

export interface RoomActionProps {
  room: Room;
  me: number;
  isSeated: boolean;
  onRefusal(refusal: Sentence | null): void;
}

/** The one thing to do now, where it is not a move of the game: sit down, be ready, play again. */
export function RoomAction(props: RoomActionProps) {
  const { room, isSeated } = props;
  if (room.closed || room.status === 'abandoned') return <ClosedBar {...props} />;
  if (room.status === 'finished') return <GameOver {...props} />;
  if (isSeated) return <ReadyBar {...props} />;
  return <DoorBar {...props} />;
}

/** Runs one request at a time and tells what was refused. */
export function useAsk(onRefusal: (refusal: Sentence | null) => void) {
  const [isBusy, setBusy] = useState(false);
  const ask = async (request: () => Promise<unknown>) => {
    if (isBusy) return;
    setBusy(true);
    onRefusal(null);
    try {
      await request();
    } catch (error) {
      onRefusal(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, ask };
}

function ReadyBar({ room, me, onRefusal }: RoomActionProps) {
  const { isBusy, ask } = useAsk(onRefusal);
  const isReady = seatOf(room, me)?.is_ready ?? false;
  const toggle = () => void ask(() => seating.ready(room.room_id, !isReady));
  useKeys({ r: toggle });
  const isAlone = room.players.length < room.min_players;
  return (
    <div className="act">
      {isAlone && <InviteLink />}
      <button
        type="button"
        className={isReady ? 'btn big' : 'btn primary big'}
        aria-pressed={isReady}
        disabled={isBusy}
        data-testid="ready"
        onClick={toggle}
      >
        {isReady ? 'Not ready after all' : 'Ready'} <kbd>r</kbd>
      </button>
      <span className="t">{readyWord(room, me, isReady)}</span>
    </div>
  );
}

function readyWord(room: Room, me: number, isReady: boolean): string {
  const others = room.players.filter((seat) => seat.user_id !== me);
  const late = others.filter((seat) => !seat.is_ready).map((seat) => seat.username);
  const all = room.max_players === 2 ? 'both' : 'all';
  if (others.length === 0) return `Send the link to somebody. The game starts when ${all} are ready.`;
  if (isReady) return `Waiting for ${late.join(', ')}`;
  if (late.length > 0) return `The game starts when ${all} are ready`;
  return others.length === 1 ? `${others[0]?.username} is ready and waits for you` : 'All others wait for you';
}

function DoorBar({ room, me, onRefusal }: RoomActionProps) {
  const { isBusy, ask } = useAsk(onRefusal);
  const isOff = useConnection().state === 'off';
  const isWatching = room.spectators.includes(me) || session.room?.room_id === room.room_id;
  const isFree = room.status === 'waiting' && room.players.length < room.max_players;
  return (
    <div className="act">
      <div className="act-row">
        {isFree && (
          <button
            type="button"
            className="btn primary big"
            disabled={isBusy || isOff}
            data-testid="join"
            onClick={() => void ask(() => seating.join(room.room_id))}
          >
            Take the seat
          </button>
        )}
        {!isWatching && (
          <button
            type="button"
            className="btn big"
            disabled={isBusy || isOff}
            data-testid="watch"
            onClick={() => void ask(() => seating.watch(room.room_id))}
          >
            Watch
          </button>
        )}
      </div>
      <span className="t">{doorWord(room, isFree, isWatching)}</span>
    </div>
  );
}

function doorWord(room: Room, isFree: boolean, isWatching: boolean): string {
  const host = room.players.find((seat) => seat.user_id === room.host_id)?.username;
  if (isFree)
    return host
      ? `${host} waits for ${room.players.length === 1 ? 'a second player' : 'more players'}`
      : 'A seat is free';
  if (isWatching) return 'You are watching';
  return room.status === 'waiting' ? 'All seats are taken' : 'The game is running';
}

function ClosedBar({ room, onRefusal }: RoomActionProps) {
  const { isBusy, ask } = useAsk(onRefusal);
  const isReplaced = room.closed === 'replaced';
  return (
    <div className="act">
      <div className="act-row">
        {isReplaced && (
          <button
            type="button"
            className="btn primary big"
            disabled={isBusy}
            data-testid="join-next"
            onClick={() => void ask(() => seating.join(room.room_id))}
          >
            Join the next game
          </button>
        )}
        {isReplaced && (
          <button
            type="button"
            className="btn big"
            disabled={isBusy}
            data-testid="watch-next"
            onClick={() => void ask(() => seating.watch(room.room_id))}
          >
            Watch it
          </button>
        )}
        {!isReplaced && (
          <Link className="btn big" href="/">
            Back to the games
          </Link>
        )}
      </div>
      <span className="t">
        {isReplaced ? 'A new game was opened under this name' : 'This table takes no more commands'}
      </span>
    </div>
  );
}
