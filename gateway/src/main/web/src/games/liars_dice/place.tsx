import { FlatDie } from '../bigger_dice/die';
import { Avatar } from '../../app/ui/avatar';
import { count, spanText } from '../../app/ui/words';
import { Cup } from './cup';
import { LAST_SECONDS, type LiarsRoom, TURN_MS } from './state';
import type { PlaceView } from './view';

const RING = 2 * Math.PI * 26;

export interface PlaceProps {
  room: LiarsRoom;
  view: PlaceView;
  leftMs: number | null;
  now: number;
  isLive: boolean;
  /** The face a reveal is about; its dice stand out. */
  face: number | null;
}

/** One player: who he is, how long he may think, his cup or his dice. */
export function Place(props: PlaceProps) {
  const { view, room } = props;
  return (
    <li
      className="ld-place"
      data-testid={view.isYou ? 'own-place' : 'place'}
      data-turn={view.isTurn || undefined}
      data-own={view.isYou || undefined}
      data-out={view.isOut || undefined}
      data-lost={view.lostDie || undefined}
      style={{ '--k': `var(--c${view.number})` } as React.CSSProperties}
    >
      <Who {...props} />
      {view.hand ? <Hand {...props} hand={view.hand} /> : view.dice > 0 && <Cup dice={view.dice} />}
      {!view.hand && view.dice === 0 && room.status !== 'waiting' && <span className="ld-none">no dice</span>}
    </li>
  );
}

function Who({ room, view, leftMs, now, isLive }: PlaceProps) {
  const { seat } = view;
  const share = view.isTurn && leftMs !== null ? leftMs / TURN_MS : 0;
  const seconds = leftMs === null ? null : Math.ceil(leftMs / 1000);
  return (
    <div className="ld-who">
      <span className="ld-face">
        <svg viewBox="0 0 58 58" aria-hidden="true">
          <circle className="ld-ring-ground" cx="29" cy="29" r="26" />
          <circle
            className="ld-ring-left"
            cx="29"
            cy="29"
            r="26"
            strokeDasharray={RING}
            strokeDashoffset={RING * (1 - share)}
          />
        </svg>
        <Avatar userId={seat.user_id} avatarId={seat.avatar_id} size={40} />
      </span>
      <span className="ld-text">
        <span className="ld-name">
          <span className="ell">{seat.username}</span>
          {view.isYou && <span className="tag live">you</span>}
        </span>
        <span className="ld-sub">
          {subOf(room, view, now)}
          {view.isTurn && seconds !== null && (
            <b data-testid="turn-timer" role="timer" data-low={seconds <= LAST_SECONDS || undefined}>
              {isLive ? ` ${seconds} s` : ' –'}
            </b>
          )}
        </span>
      </span>
    </div>
  );
}

function Hand({ view, face, hand }: PlaceProps & { hand: readonly number[] }) {
  return (
    <span
      className="ld-hand"
      data-testid={view.isYou ? 'own-dice' : 'hand'}
      role="img"
      aria-label={`Dice showing ${hand.join(', ')}`}
    >
      {hand.map((die, index) => (
        <span key={index} data-hit={die === face || undefined}>
          <FlatDie face={die} size={100} dim={face !== null && die !== face} />
        </span>
      ))}
    </span>
  );
}

function subOf(room: LiarsRoom, view: PlaceView, now: number): string {
  const { seat, bid } = view;
  if (seat.has_left) return 'left the table';
  if (seat.is_online === false) return goneWord(seat.seat_until, now);
  if (room.status === 'waiting') return seat.is_ready ? 'ready' : 'not ready yet';
  if (room.status === 'finished') return room.winner_id === seat.user_id ? 'winner' : count(seat.score, 'die', 'dice');
  if (view.isOut) return 'out';
  if (view.lostDie) return 'lost a die';
  if (view.isTurn) return 'to act';
  return bid ? `${bid.auto ? 'table bid' : 'bid'} ${bid.quantity} × ${bid.face}` : count(seat.score, 'die', 'dice');
}

function goneWord(until: string | null | undefined, now: number): string {
  const left = Date.parse(until ?? '') - now;
  return left > 0 ? `gone, seat kept ${spanText(left)}` : 'connection lost';
}
