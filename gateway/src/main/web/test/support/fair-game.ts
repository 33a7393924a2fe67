import { createHash, createHmac } from 'node:crypto';
import type { FairGame } from '../../src/sdk/fairness';

/** A game as an honest server would have played it, computed with Node's crypto instead of the browser's. */
export function honestGame(
  options: { secret?: string; seeds?: string[]; rolls?: number; epoch?: string } = {},
): FairGame {
  const {
    secret = '00112233445566778899aabbccddeeff'.repeat(2),
    seeds = ['a1b2', 'c3d4'],
    rolls = 12,
    epoch = 'e1',
  } = options;
  const bytes = Buffer.from(secret, 'hex');
  const seats = [7, 9];
  const client_seeds = seeds.map((seed, index) => ({ user_id: seats[index] ?? 0, seed }));
  const tail = seeds.map((seed) => `:${seed}`).join('');
  const digest = (n: number) => createHmac('sha256', bytes).update(`room_x:${epoch}:${n}${tail}`).digest();
  const face = (n: number) => ((digest(n).find((byte) => byte < 252) ?? 0) % 6) + 1;
  const first = (digest(0)[0] ?? 0) % 2;
  return {
    room_id: 'room_x',
    epoch,
    commitment: createHash('sha256').update(bytes).digest('hex'),
    secret,
    client_seeds,
    seats,
    first_turn: seats[first] ?? 0,
    rolls: Array.from({ length: rolls }, (_, index) => ({
      n: index + 1,
      user_id: seats[(first + index) % 2] ?? 0,
      roll: face(index + 1),
    })),
  };
}

/** The same game with roll `n` changed to another face. */
export function withRoll(game: FairGame, n: number, roll: number): FairGame {
  return { ...game, rolls: game.rolls.map((one) => (one.n === n ? { ...one, roll } : one)) };
}
