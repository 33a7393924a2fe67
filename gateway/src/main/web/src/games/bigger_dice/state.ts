import { type BiggerDiceRoomRoll, type BiggerDiceRoomRound, type Room, type RoomEvent, patchSeat } from '../../sdk';

/** Points that win the game. */
export const TARGET = 10;
/** Time for one roll, ms; then the server rolls. */
export const TURN_MS = 30_000;

/** The last seconds of a turn are said aloud. */
export const LAST_SECONDS = 5;

export type Roll = Omit<BiggerDiceRoomRoll, 'auto'> & { auto?: boolean };
export type Round = BiggerDiceRoomRound;

/** A room of Bigger Dice: the common room and what this game adds to its image. */
export interface DiceRoom extends Room {
  rolls?: Roll[];
  rounds?: Round[];
}

export function reduce(common: Room, event: RoomEvent): Room {
  const room = common as DiceRoom;
  switch (event.type) {
    case 'game_started':
      return { ...room, rolls: [], rounds: [] } as DiceRoom;
    case 'bigger_dice.rolled': {
      const { n, player_id, roll, auto } = event;
      const rolls = [...(room.rolls ?? []), { n, user_id: player_id, roll, auto }];
      return patchSeat({ ...room, rolls } as DiceRoom, player_id, { score: event.new_score });
    }
    case 'bigger_dice.round_result':
      return withRound(room, event);
    default:
      return room;
  }
}

/** Rounds that a player has won. */
export function winsOf(rounds: readonly Round[], userId: number): number {
  return rounds.filter((round) => round.winner_id === userId).length;
}

function withRound(room: DiceRoom, round: Round): Room {
  const { player1_id, player1_roll, player2_id, player2_roll, winner_id, is_tie } = round;
  const rounds = [...(room.rounds ?? []), { player1_id, player1_roll, player2_id, player2_roll, winner_id, is_tie }];
  const next = { ...room, rounds } as DiceRoom;
  return winner_id === null ? next : patchSeat(next, winner_id, { score: winsOf(rounds, winner_id) });
}
