import { useEffect, useRef, useState } from 'react';
import { useServerNow } from '../../app/state/hooks';
import { useKeys } from '../../app/state/keys';
import { Avatar } from '../../app/ui/avatar';
import { Icon } from '../../app/ui/icon';
import { sentenceOf, spanText } from '../../app/ui/words';
import type { Seat } from '../../sdk';
import type { BoardProps } from '../game';
import { Die, PAINTS } from './die';
import { FairSeal } from './fair-seal';
import { Rounds } from './rounds';
import type { DiceRoom } from './state';
import { TARGET, TURN_MS } from './state';
import { type BoardView, HOLD_MS, type SeatView, TUMBLE_MS, boardOf } from './view';
import './dice.css';

const LEANS = [
  [-17, 17, -3],
  [-17, -17, 3],
] as const;
const RING = 2 * Math.PI * 110;
const LAST_SECONDS = 5;

/** The table of Bigger Dice: whose turn, score, dice, rounds, seal. */
export default function Board(props: BoardProps) {
  const room = props.room as DiceRoom;
  const board = boardOf(room, useSinceRoll(room));
  const isRunning = room.status === 'in_progress' && props.isLive;
  const now = useServerNow(isRunning);
  const leftMs = leftOf(room, now, props.isLive);
  return (
    <>
      <div className="duel" data-held={!props.isLive || undefined}>
        <Place index={0} view={board.seats[0]} leftMs={leftMs} now={now} {...props} />
        <div className="mid">
          <div className="score" data-testid="score" data-value={`${board.seats[0].score}:${board.seats[1].score}`} aria-label={`${board.seats[0].score} to ${board.seats[1].score}`}>
            <b data-won={board.seats[0].wonRound || undefined}>{board.seats[0].score}</b>
            <span>:</span>
            <b data-won={board.seats[1].wonRound || undefined}>{board.seats[1].score}</b>
          </div>
          <p>{lineOf(room, board, props.me)}</p>
        </div>
        <Place index={1} view={board.seats[1]} leftMs={leftMs} now={now} {...props} />
      </div>
      {props.action ?? <RollBar {...props} leftMs={leftMs} />}
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

interface PlaceProps extends BoardProps {
  index: 0 | 1;
  view: SeatView;
  leftMs: number | null;
  now: number;
}

function Place({ index, view, room, me, isLive, leftMs, now }: PlaceProps) {
  const seat = room.players[index];
  const isReady = room.status === 'waiting' && seat?.is_ready;
  const share = view.isTurn && leftMs !== null ? leftMs / TURN_MS : 0;
  const seconds = view.isTurn && leftMs !== null ? <Seconds leftMs={leftMs} isLive={isLive} /> : null;
  return (
    <div className={`pl seat-${index + 1}`} data-turn={view.isTurn || undefined} data-won={view.wonRound || undefined} data-ready={isReady || undefined}>
      <div className="dw">
        <svg className="ring" viewBox="0 0 232 232" aria-hidden="true">
          <circle className="ring-ground" cx="116" cy="116" r="110" />
          {view.isTurn && (
            <circle className="ring-left" cx="116" cy="116" r="110" strokeDasharray={RING} strokeDashoffset={RING * (1 - share)} />
          )}
        </svg>
        <div className="slot" data-testid={`die-${index + 1}`} data-value={view.die?.face ?? ''}>
          {view.die ? (
            <Die key={view.die.n} face={view.die.face} isRolling={view.die.isRolling} paint={PAINTS[index]} lean={LEANS[index]} />
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

function EmptySlot({ children }: { children: React.ReactNode }) {
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

function Name({ seat, isYou, sub, children }: { seat: Seat; isYou: boolean; sub: string; children: React.ReactNode }) {
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

function RollBar({ room, me, isSeated, isOff, isLive, send, leftMs }: BoardProps & { leftMs: number | null }) {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isTurn = room.current_turn === me;
  const canRoll = isSeated && isTurn && !isSending && !isOff;
  const roll = async () => {
    if (!canRoll) return;
    setSending(true);
    setRefusal(null);
    try {
      await send({ type: 'bigger_dice.roll', room_id: room.room_id });
    } catch (error) {
      const { lead, rest } = sentenceOf(error);
      setRefusal(`${lead} ${rest}`);
    } finally {
      setSending(false);
    }
  };
  useKeys({ ' ': () => void roll() });
  if (!isSeated) return <div className="act" />;
  const other = room.players.find((seat) => seat.user_id !== me)?.username ?? 'The other player';
  return (
    <div className="act">
      <button type="button" className="btn primary big" data-testid="roll" disabled={!canRoll} onClick={() => void roll()}>
        {isTurn ? 'Roll' : `${other} to roll`} {isTurn && <kbd>Space</kbd>}
      </button>
      <span className="t" role={refusal ? 'alert' : undefined}>
        {refusal ?? (isOff ? 'Nothing can be sent until the line is back' : hintOf(isSending, isLive, isTurn))}
      </span>
      {isTurn && leftMs !== null && leftMs <= LAST_SECONDS * 1000 && (
        <span className="sr" role="alert">
          {LAST_SECONDS} seconds left to roll
        </span>
      )}
    </div>
  );
}

function hintOf(isSending: boolean, isLive: boolean, isTurn: boolean): string {
  if (isSending && !isLive) return 'Your roll is sent as soon as the line is back';
  return isTurn ? 'At zero the table rolls for you' : 'Your turn comes next';
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

function subOf(room: DiceRoom, seat: Seat, view: SeatView, now: number): string {
  if (seat.has_left) return 'left the table';
  if (seat.is_online === false) return goneWord(seat, now);
  if (room.status === 'waiting') return seat.is_ready ? 'ready' : 'not ready yet';
  if (room.status !== 'in_progress') return room.winner_id === seat.user_id ? 'winner' : `${view.score} ${view.score === 1 ? 'point' : 'points'}`;
  if (view.die?.isRolling) return 'rolls';
  if (view.isTurn) return 'to roll';
  return view.die ? `${view.die.isAuto ? 'the table rolled' : 'rolled'} ${view.die.face}` : 'waits';
}

function goneWord(seat: Seat, now: number): string {
  const left = Date.parse(seat.seat_until ?? '') - now;
  return left > 0 ? `gone, seat kept ${spanText(left)}` : 'connection lost';
}

function lineOf(room: DiceRoom, board: BoardView, me: number): string {
  if (room.status === 'waiting') return `First to ${TARGET}. The bigger die takes the round.`;
  if (board.shown) return `Round ${board.round}. ${resultOf(room, board, me)}`;
  if (room.status !== 'in_progress') return `${board.rounds.length} rounds played.`;
  if (board.toBeat !== null) return `Round ${board.round}. Beat a ${board.toBeat}.`;
  return `Round ${board.round}.`;
}

function resultOf(room: DiceRoom, board: BoardView, me: number): string {
  const winner = board.shown?.winner_id;
  if (winner === null || winner === undefined) return 'A tie, nobody scores.';
  if (winner === me) return 'You take it.';
  return `${room.players.find((seat) => seat.user_id === winner)?.username ?? 'The other'} takes it.`;
}

/** What readers hear: results and whose turn it is, never the clock. */
function spokenOf(room: DiceRoom, board: BoardView, me: number): string {
  if (room.status !== 'in_progress') return '';
  const dice = room.players.map((seat, index) => {
    const die = board.seats[index as 0 | 1]?.die;
    return die && !die.isRolling ? `${seat.username} rolled ${die.face}.` : '';
  });
  const score = board.shown ? `${resultOf(room, board, me)} ${board.seats[0].score} to ${board.seats[1].score}.` : '';
  return [...dice, score, room.current_turn === me ? 'Your turn.' : ''].filter(Boolean).join(' ');
}

