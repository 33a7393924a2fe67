import type { PastGame } from '../../app/state/api';
import { count } from '../../app/ui/words';
import { type FairGame, type FairRoll, type FairVerdict, checkFairness } from '../../sdk';
import type { Proof } from '../game';
import { type Call, DICE, type LiarsRoom } from './state';

/** Everything that is needed to check a game. */
export interface Evidence {
  fair: FairGame;
  calls: readonly Call[];
}

/** What can be checked of a room; null before the secret is open. */
export function evidenceOf(room: LiarsRoom): Evidence | null {
  const { commitment, secret, client_seeds = [], first_turn, room_id, epoch, calls = [] } = room;
  if (!commitment || !secret) return null;
  const seats = room.players.map((seat) => seat.user_id);
  const fair = { room_id, epoch, commitment, secret, client_seeds, seats, first_turn: first_turn ?? null };
  return { fair: { ...fair, rolls: rollsOf(calls, seats) }, calls };
}

/** The same for a game out of the history. */
export function evidenceOfPast(game: PastGame): Evidence | null {
  const { commitment, secret, client_seeds = [], first_turn, room_id, epoch } = game;
  if (!commitment || !secret) return null;
  const calls = callsOf(game);
  const seats = game.players?.map((player) => player.user_id) ?? [];
  const fair = { room_id, epoch, commitment, secret, client_seeds, seats, first_turn: first_turn ?? null };
  return { fair: { ...fair, rolls: rollsOf(calls, seats) }, calls };
}

/** The calls among a past game's moves, oldest first. */
export function callsOf(game: PastGame): Call[] {
  return ((game.moves ?? []) as Call[]).filter((move) => Array.isArray(move.hands)).sort((a, b) => a.n - b.n);
}

/** Every revealed die with its place `round:seat:die`, each counted from 1. */
export function rollsOf(calls: readonly Call[], seats: readonly number[]): FairRoll[] {
  const dice = calls.flatMap((call) =>
    call.hands.flatMap((hand) =>
      hand.dice.map((roll, at) => ({
        user_id: hand.user_id,
        roll,
        place: `${call.round}:${seats.indexOf(hand.user_id) + 1}:${at + 1}`,
      })),
    ),
  );
  return dice.map((die, index) => ({ ...die, n: index + 1 }));
}

export async function check(game: PastGame): Promise<Proof | null> {
  const evidence = evidenceOfPast(game);
  return evidence && proofOf(evidence);
}

/** Every die follows from the seal, no die is missing, and every call was counted right. */
export async function proofOf({ fair, calls }: Evidence): Promise<Proof> {
  const fault = faultOf(calls);
  if (fault) return { isFair: false, text: fault };
  return verdictText(await checkFairness(fair), fair);
}

/** The first thing that is not as the rules have it; null if all is. */
export function faultOf(calls: readonly Call[]): string | null {
  const dice = new Map<number, number>();
  for (const [index, call] of calls.entries()) {
    if (call.round !== index + 1) return `Round ${index + 1} is missing.`;
    const short = call.hands.find((hand) => hand.dice.length !== (dice.get(hand.user_id) ?? DICE));
    if (short) return `A hand of round ${call.round} has ${short.dice.length} dice.`;
    const there = call.hands.flatMap((hand) => hand.dice).filter((die) => die === call.face).length;
    if (there !== call.count) return `Round ${call.round} has ${there} dice of that face, not ${call.count}.`;
    const loser = there >= call.quantity ? call.caller_id : call.bidder_id;
    if (loser !== call.loser_id) return `The wrong player lost round ${call.round}.`;
    dice.set(loser, (dice.get(loser) ?? DICE) - 1);
  }
  return null;
}

function verdictText(verdict: FairVerdict, fair: FairGame): Proof {
  if (verdict.fair) return { isFair: true, text: `${count(verdict.rolls, 'die', 'dice')} checked, fair` };
  switch (verdict.at) {
    case 'commitment':
      return { isFair: false, text: 'The secret is not the one that was sealed.' };
    case 'first_turn':
      return { isFair: false, text: 'The seal gives another player the first turn.' };
    case 'roll': {
      const place = fair.rolls[verdict.n - 1]?.place ?? String(verdict.n);
      return { isFair: false, text: `Die ${place} shows ${verdict.got}, the seal gives ${verdict.expected}.` };
    }
  }
}
