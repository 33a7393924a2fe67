import { useEffect, useRef, useState } from 'react';
import { useServerNow } from '../../app/state/hooks';
import type { BoardProps } from '../game';
import { BidBar } from './bid-bar';
import { Centre } from './centre';
import { FairSeal } from './fair';
import { Place } from './place';
import { Log } from './rounds';
import { type LiarsRoom, TURN_MS } from './state';
import { REVEAL_MS, boardOf, spokenOf } from './view';
import './liars.css';

/** The table of Liar's Dice: cups of the others, the bid, own dice, bid or call. */
export default function Board(props: BoardProps) {
  const room: LiarsRoom = props.room;
  const board = boardOf(room, props.me, useSinceCall(room));
  const now = useServerNow(room.status === 'in_progress' && props.isLive);
  const leftMs = leftOf(room, now, props.isLive);
  const shared = { room, leftMs, now, isLive: props.isLive, face: board.reveal?.face ?? null };
  return (
    <>
      <div className="liars" data-held={!props.isLive || undefined} data-players={room.players.length}>
        <ul className="ld-others" aria-label="Players">
          {board.others.map((view) => (
            <Place key={view.seat.user_id} view={view} {...shared} />
          ))}
        </ul>
        <Centre room={room} board={board} me={props.me} />
        <ul className="ld-own" aria-label="You">
          {board.own && <Place view={board.own} {...shared} />}
        </ul>
      </div>
      {props.action ?? <BidBar {...props} leftMs={leftMs} />}
      <div className="log">
        <Log room={room} />
        <FairSeal room={room} ownSeed={props.ownSeed} />
      </div>
      <p className="sr" role="status">
        {spokenOf(room, board, props.me)}
      </p>
    </>
  );
}

/** Milliseconds since the last call came in live; infinite for one that was there when the page opened. */
function useSinceCall(room: LiarsRoom): number {
  const count = room.calls?.length ?? 0;
  const seen = useRef({ count, epoch: room.epoch, at: -Infinity });
  const [, redraw] = useState(0);
  if (seen.current.epoch !== room.epoch || count !== seen.current.count) {
    const isOneMore = seen.current.epoch === room.epoch && count === seen.current.count + 1;
    seen.current = { count, epoch: room.epoch, at: isOneMore ? performance.now() : -Infinity };
  }
  useEffect(() => {
    const id = setTimeout(() => redraw((n) => n + 1), REVEAL_MS + 10);
    return () => clearTimeout(id);
  }, [count]);
  return performance.now() - seen.current.at;
}

/** Milliseconds left in the turn; null without a deadline. It stands still while the line is gone. */
function leftOf(room: LiarsRoom, now: number, isLive: boolean): number | null {
  if (room.status !== 'in_progress') return null;
  const deadline = Date.parse(room.turn_deadline ?? '');
  if (Number.isNaN(deadline)) return isLive ? TURN_MS : null;
  return Math.min(TURN_MS, Math.max(0, deadline - now));
}
