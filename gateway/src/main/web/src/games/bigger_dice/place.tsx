import type { ReactNode } from 'react';
import { Avatar } from '../../app/ui/avatar';
import { Icon } from '../../app/ui/icon';
import { spanText } from '../../app/ui/words';
import type { Seat } from '../../sdk';
import type { BoardProps } from '../game';
import { Die, PAINTS } from './die';
import type { DiceRoom } from './state';
import { LAST_SECONDS, TARGET, TURN_MS } from './state';
import type { SeatView } from './view';

const LEANS = [
  [-17, 17, -3],
  [-17, -17, 3],
] as const;
const RING = 2 * Math.PI * 110;

export interface PlaceProps extends BoardProps {
  index: 0 | 1;
  view: SeatView;
  leftMs: number | null;
  now: number;
}

/** One side of the table: die or seconds in the ring, name, points. */
export function Place({ index, view, room, me, isLive, leftMs, now }: PlaceProps) {
  const seat = room.players[index];
  const isReady = room.status === 'waiting' && seat?.is_ready;
  const share = view.isTurn && leftMs !== null ? leftMs / TURN_MS : 0;
  const seconds = view.isTurn && leftMs !== null ? <Seconds leftMs={leftMs} isLive={isLive} /> : null;
  return (
    <div
      className={`pl seat-${index + 1}`}
      data-turn={view.isTurn || undefined}
      data-won={view.wonRound || undefined}
      data-ready={isReady || undefined}
    >
      <div className="dw">
        <svg className="ring" viewBox="0 0 232 232" aria-hidden="true">
          <circle className="ring-ground" cx="116" cy="116" r="110" />
          {view.isTurn && (
            <circle
              className="ring-left"
              cx="116"
              cy="116"
              r="110"
              strokeDasharray={RING}
              strokeDashoffset={RING * (1 - share)}
            />
          )}
        </svg>
        <div className="slot" data-testid={`die-${index + 1}`} data-value={view.die?.face ?? ''}>
          {view.die ? (
            <Die
              key={view.die.n}
              face={view.die.face}
              isRolling={view.die.isRolling}
              paint={PAINTS[index]}
              lean={LEANS[index]}
            />
          ) : (
            <EmptySlot>{seconds}</EmptySlot>
          )}
        </div>
      </div>
      {seat ? (
        <Name seat={seat} isYou={seat.user_id === me} sub={subOf(room, seat, view, now)}>
          {view.die && seconds}
        </Name>
      ) : (
        <div className="who">
          <span className="av free">
            <Icon name="plus" />
          </span>
          <span>
            Free seat
            <span className="sub">waits for a player</span>
          </span>
        </div>
      )}
      <Points score={view.score} />
    </div>
  );
}

function EmptySlot({ children }: { children: ReactNode }) {
  return (
    <>
      <svg className="slot-empty" viewBox="0 0 100 100" role="img" aria-label="Not rolled yet">
        <rect x="4" y="4" width="92" height="92" rx="20" />
      </svg>
      {children}
    </>
  );
}

function Seconds({ leftMs, isLive }: { leftMs: number; isLive: boolean }) {
  const seconds = Math.ceil(leftMs / 1000);
  return (
    <b className="sec" data-testid="turn-timer" role="timer" data-low={seconds <= LAST_SECONDS || undefined}>
      {isLive ? seconds : '–'}
      <span className="sr"> seconds left</span>
    </b>
  );
}

function Name({ seat, isYou, sub, children }: { seat: Seat; isYou: boolean; sub: string; children: ReactNode }) {
  return (
    <div className="who">
      <Avatar userId={seat.user_id} avatarId={seat.avatar_id} size={36} />
      <span className="who-text">
        <span className="who-name">
          <span className="ell">{seat.username}</span>
          {isYou && <span className="tag live">you</span>}
        </span>
        <span className="sub">
          {sub}
          {children}
        </span>
      </span>
    </div>
  );
}

function Points({ score }: { score: number }) {
  return (
    <div className="pts" role="img" aria-label={`${score} of ${TARGET} points`}>
      {Array.from({ length: TARGET }, (_, point) => (
        <i key={point} data-on={point < score || undefined} />
      ))}
    </div>
  );
}

function subOf(room: DiceRoom, seat: Seat, view: SeatView, now: number): string {
  if (view.die?.isRolling) return 'rolls';
  if (seat.has_left) return 'left the table';
  if (seat.is_online === false) return goneWord(seat, now);
  if (room.status === 'waiting') return seat.is_ready ? 'ready' : 'not ready yet';
  if (room.status !== 'in_progress')
    return room.winner_id === seat.user_id ? 'winner' : `${view.score} ${view.score === 1 ? 'point' : 'points'}`;
  if (view.isTurn) return 'to roll';
  return view.die ? `${view.die.isAuto ? 'the table rolled' : 'rolled'} ${view.die.face}` : 'waits';
}

function goneWord(seat: Seat, now: number): string {
  const left = Date.parse(seat.seat_until ?? '') - now;
  return left > 0 ? `gone, seat kept ${spanText(left)}` : 'connection lost';
}
