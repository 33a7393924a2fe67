import type { PastGame } from '../../app/state/api';
import { count } from '../../app/ui/words';
import { type FairGame, type FairVerdict, checkFairness } from '../../sdk';
import type { Proof } from '../game';
import type { DiceRoom, Roll } from './state';

/** What can be checked of a room; null before the secret is open. */
export function fairGameOf(room: DiceRoom): FairGame | null {
  const { commitment, secret, rolls = [], client_seeds = [], first_turn } = room;
  if (!commitment || !secret) return null;
  return {
    room_id: room.room_id,
    epoch: room.epoch,
    commitment,
    secret,
    client_seeds,
    rolls,
    seats: room.players.length === 2 ? room.players.map((seat) => seat.user_id) : [],
    first_turn: first_turn ?? rolls[0]?.user_id ?? null,
  };
}

/** The same for a game out of the history. */
export function fairGameOfPast(game: PastGame): FairGame | null {
  const { commitment, secret, client_seeds = [] } = game;
  if (!commitment || !secret) return null;
  const rolls = rollsOf(game);
  return {
    room_id: game.room_id,
    epoch: game.epoch,
    commitment,
    secret,
    client_seeds,
    rolls,
    seats: game.players?.map((player) => player.user_id) ?? [],
    first_turn: game.first_turn ?? rolls[0]?.user_id ?? null,
  };
}

/** The rolls among a past game's moves. */
export function rollsOf(game: PastGame): Roll[] {
  return ((game.moves ?? []) as (Partial<Roll> & { player_id?: number })[])
    .filter((move) => typeof move.roll === 'number')
    .map((move, index) => ({
      n: move.n ?? index + 1,
      user_id: move.user_id ?? move.player_id ?? 0,
      roll: move.roll ?? 0,
      auto: move.auto,
    }));
}

export async function check(game: PastGame): Promise<Proof | null> {
  const fair = fairGameOfPast(game);
  return fair ? proofOf(await checkFairness(fair)) : null;
}

export function proofOf(verdict: FairVerdict): Proof {
  if (verdict.fair) return { isFair: true, text: `${count(verdict.rolls, 'roll')} checked, fair` };
  switch (verdict.at) {
    case 'commitment':
      return { isFair: false, text: 'The secret is not the one that was sealed.' };
    case 'first_turn':
      return { isFair: false, text: 'The seal gives another player the first turn.' };
    case 'roll':
      return { isFair: false, text: `Roll ${verdict.n} shows ${verdict.got}, the seal gives ${verdict.expected}.` };
  }
}
