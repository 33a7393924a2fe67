import { useEffect, useRef, useState } from 'react';
import { useServerNow } from '../../app/state/hooks';
import type { BoardProps } from '../game';
import { FairSeal } from './fair-seal';
import { lineOf, spokenOf } from './lines';
import { Place } from './place';
import { RollBar } from './roll-bar';
import { Rounds } from './rounds';
import { type DiceRoom, TURN_MS } from './state';
import { HOLD_MS, TUMBLE_MS, boardOf } from './view';
import './dice.css';

/** The table of Bigger Dice: whose turn, score, dice, rounds, seal. */
export default function Board(props: BoardProps) {
  const room = props.room as DiceRoom;
  const sinceRoll = useSinceRoll(room);
  const board = boardOf(room, sinceRoll);
  // The result must not be told before the last die lies still.
  const isSuspense = room.status === 'finished' && sinceRoll < TUMBLE_MS;
  const isRunning = room.status === 'in_progress' && props.isLive;
  const now = useServerNow(isRunning);
  const leftMs = leftOf(room, now, props.isLive);
  return (
    <>
      <div className="duel" data-held={!props.isLive || undefined}>
        <Place index={0} view={board.seats[0]} leftMs={leftMs} now={now} {...props} />
        <div className="mid">
          <div
            className="score"
            data-testid="score"
            data-value={`${board.seats[0].score}:${board.seats[1].score}`}
            aria-label={`${board.seats[0].score} to ${board.seats[1].score}`}
          >
            <b data-won={board.seats[0].wonRound || undefined}>{board.seats[0].score}</b>
            <span>:</span>
            <b data-won={board.seats[1].wonRound || undefined}>{board.seats[1].score}</b>
          </div>
          <p>{lineOf(room, board, props.me)}</p>
        </div>
        <Place index={1} view={board.seats[1]} leftMs={leftMs} now={now} {...props} />
      </div>
      {isSuspense ? <div className="act" /> : (props.action ?? <RollBar {...props} leftMs={leftMs} />)}
      <div className="log">
        <Rounds rounds={board.rounds} />
        <FairSeal room={room} ownSeed={props.ownSeed} />
      </div>
      <p className="sr" role="status">
        {spokenOf(room, board, props.me)}
      </p>
    </>
  );
}

/** Milliseconds since the last roll came in live; infinite for one that was there when the page opened. */
function useSinceRoll(room: DiceRoom): number {
  const count = room.rolls?.length ?? 0;
  const seen = useRef({ count, epoch: room.epoch, at: -Infinity });
  const [, redraw] = useState(0);
  if (seen.current.epoch !== room.epoch || count !== seen.current.count) {
    const isOneMore = seen.current.epoch === room.epoch && count === seen.current.count + 1;
    seen.current = { count, epoch: room.epoch, at: isOneMore ? performance.now() : -Infinity };
  }
  useEffect(() => {
    const ids = [TUMBLE_MS, HOLD_MS].map((ms) => setTimeout(() => redraw((n) => n + 1), ms + 10));
    return () => ids.forEach(clearTimeout);
  }, [count]);
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return Math.max(isReduced ? TUMBLE_MS : 0, performance.now() - seen.current.at);
}

/** Milliseconds left in the turn; null without a deadline. It stands still while the line is gone. */
function leftOf(room: DiceRoom, now: number, isLive: boolean): number | null {
  if (room.status !== 'in_progress') return null;
  const deadline = Date.parse(room.turn_deadline ?? '');
  if (Number.isNaN(deadline)) return isLive ? TURN_MS : null;
  return Math.min(TURN_MS, Math.max(0, deadline - now));
}
