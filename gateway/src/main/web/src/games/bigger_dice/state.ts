import { type Room, type RoomEvent, patchSeat } from '../../sdk';

/** Points that win the game. */
export const TARGET = 10;
/** Time for one roll, ms; then the server rolls. */
export const TURN_MS = 30_000;

export interface Roll {
  n: number;
  user_id: number;
  roll: number;
  auto?: boolean;
}

export interface Round {
  player1_id: number;
  player1_roll: number;
  player2_id: number;
  player2_roll: number;
  winner_id: number | null;
  is_tie: boolean;
}

/** A room of Bigger Dice: the common room and what this game adds to its image. */
export interface DiceRoom extends Room {
  commitment?: string | null;
  client_seeds?: { user_id: number; seed: string }[];
  rolls?: Roll[];
  rounds?: Round[];
  secret?: string | null;
}

interface SealedStart {
  commitment?: string;
  client_seeds?: { user_id: number; seed: string }[];
}

export function reduce(common: Room, event: RoomEvent): Room {
  const room = common as DiceRoom;
  switch (event.type) {
    case 'game_started': {
      const { commitment, client_seeds } = event as SealedStart;
      return { ...room, commitment, client_seeds, rolls: [], rounds: [], secret: null } as DiceRoom;
    }
    case 'bigger_dice.rolled': {
      const { n, player_id, roll, auto } = event;
      const rolls = [...(room.rolls ?? []), { n, user_id: player_id, roll, auto }];
      return patchSeat({ ...room, rolls } as DiceRoom, player_id, { score: event.new_score });
    }
    case 'bigger_dice.round_result':
      return withRound(room, event);
    case 'game_ended':
      return { ...room, secret: (event as { secret?: string }).secret ?? room.secret } as DiceRoom;
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
