import { useServerNow, useSinceMore } from '../../app/state/hooks';
import { type BoardProps, turnLeft } from '../game';
import { FairSeal } from './fair-seal';
import { lineOf, spokenOf } from './lines';
import { Place } from './place';
import { RollBar } from './roll-bar';
import { Rounds } from './rounds';
import { type DiceRoom, TURN_MS } from './state';
import { HOLD_MS, TUMBLE_MS, boardOf } from './view';
import './dice.css';

const STAGES_MS = [TUMBLE_MS, HOLD_MS];

/** The table of Bigger Dice: whose turn, score, dice, rounds, seal. */
export default function Board(props: BoardProps) {
  const room = props.room as DiceRoom;
  const sinceRoll = useSinceRoll(room);
  const board = boardOf(room, sinceRoll);
  // The result must not be told before the last die lies still.
  const isSuspense = room.status === 'finished' && sinceRoll < TUMBLE_MS;
  const isRunning = room.status === 'in_progress' && props.isLive;
  const now = useServerNow(isRunning);
  const leftMs = turnLeft(room, TURN_MS, now, props.isLive);
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

/** Milliseconds since the last roll came in live; who wants less motion sees dice that already lie. */
function useSinceRoll(room: DiceRoom): number {
  const since = useSinceMore(room.epoch, room.rolls?.length ?? 0, STAGES_MS);
  const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return Math.max(isReduced ? TUMBLE_MS : 0, since);
}
