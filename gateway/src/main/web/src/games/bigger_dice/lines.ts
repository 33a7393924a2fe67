import type { DiceRoom } from './state';
import { TARGET } from './state';
import type { BoardView } from './view';

/** The line below the score. */
export function lineOf(room: DiceRoom, board: BoardView, me: number): string {
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
export function spokenOf(room: DiceRoom, board: BoardView, me: number): string {
  if (room.status !== 'in_progress') return '';
  const dice = room.players.map((seat, index) => {
    const die = board.seats[index as 0 | 1]?.die;
    return die && !die.isRolling ? `${seat.username} rolled ${die.face}.` : '';
  });
  const score = board.shown ? `${resultOf(room, board, me)} ${board.seats[0].score} to ${board.seats[1].score}.` : '';
  return [...dice, score, room.current_turn === me ? 'Your turn.' : ''].filter(Boolean).join(' ');
}
