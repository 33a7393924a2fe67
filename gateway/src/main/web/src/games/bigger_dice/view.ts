import type { DiceRoom, Roll, Round } from './state';
import { winsOf } from './state';

/** The tumble of one die; it ends on the server's value. */
export const TUMBLE_MS = 600;
/** A finished round stays on the table this long after its last roll, then the next one is shown. */
export const HOLD_MS = 2_200;

export interface SeatView {
  userId: number | null;
  score: number;
  /** The die in front of the seat; null for an empty place. */
  die: { face: number; n: number; isRolling: boolean; isAuto: boolean } | null;
  isTurn: boolean;
  wonRound: boolean;
}

export interface BoardView {
  seats: [SeatView, SeatView];
  /** Rounds whose dice have come to rest, oldest first. */
  rounds: readonly Round[];
  /** The round whose dice lie on the table, or the open one's number. */
  round: number;
  /** The finished round that is still shown; null once the next one is. */
  shown: Round | null;
  /** The roll to beat in the open round; null before it. */
  toBeat: number | null;
}

/** What lies on the table `sinceRollMs` after the last roll arrived. Pure. */
export function boardOf(room: DiceRoom, sinceRollMs: number): BoardView {
  const rolls = room.rolls ?? [];
  const rounds = room.rounds ?? [];
  const open = rolls.slice(2 * rounds.length);
  const isRolling = sinceRollMs < TUMBLE_MS;
  const isHeld = open.length === 0 && rounds.length > 0 && (sinceRollMs < HOLD_MS || room.status === 'finished');
  const settled = isRolling && open.length === 0 ? rounds.slice(0, -1) : rounds;
  const shown = isHeld && !isRolling ? (rounds.at(-1) ?? null) : null;
  const table = isHeld ? rolls.slice(2 * (rounds.length - 1)) : open;
  const seat = (index: number) =>
    seatView(room, index, { table, settled, shown, lastN: isRolling ? rolls.at(-1)?.n : undefined });
  return {
    seats: [seat(0), seat(1)],
    rounds: settled,
    round: isHeld ? rounds.length : rounds.length + 1,
    shown,
    toBeat: open.length === 1 && !isRolling ? (open[0]?.roll ?? null) : null,
  };
}

interface Facts {
  table: readonly Roll[];
  settled: readonly Round[];
  shown: Round | null;
  lastN: number | undefined;
}

function seatView(room: DiceRoom, index: number, facts: Facts): SeatView {
  const seat = room.players[index];
  if (!seat) return { userId: null, score: 0, die: null, isTurn: false, wonRound: false };
  const userId = seat.user_id;
  const roll = facts.table.find((one) => one.user_id === userId);
  const hasRolls = (room.rolls?.length ?? 0) > 0;
  return {
    userId,
    score: hasRolls ? winsOf(facts.settled, userId) : seat.score,
    die: roll ? { face: roll.roll, n: roll.n, isRolling: roll.n === facts.lastN, isAuto: roll.auto ?? false } : null,
    isTurn: room.status === 'in_progress' && room.current_turn === userId,
    wonRound: facts.shown?.winner_id === userId,
  };
}
