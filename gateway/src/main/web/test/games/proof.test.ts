import { describe, expect, it } from 'vitest';
import type { PastGame } from '../../src/app/state/api';
import { check, fairGameOf, proofOf, rollsOf } from '../../src/games/bigger_dice/proof';
import type { DiceRoom } from '../../src/games/bigger_dice/state';
import { honestGame } from '../support/fair-game';

function past(fields: Partial<PastGame> = {}): PastGame {
  const { room_id, epoch, commitment, secret, client_seeds, rolls } = honestGame();
  return {
    room_id,
    epoch,
    commitment,
    secret,
    room_name: 'Late shift',
    game_type: 'bigger_dice',
    started_at: '',
    finished_at: '',
    winner_id: 7,
    final_scores: [],
    client_seeds: [...client_seeds],
    players: client_seeds.map(({ user_id }) => ({ user_id, username: `u${user_id}` })),
    moves: [...rolls],
    ...fields,
  };
}

describe('the proof of a past game', () => {
  it('checks every roll', async () => {
    expect(await check(past())).toEqual({ isFair: true, text: '12 rolls checked, fair' });
  });

  it('reads moves that name the player as the event does', () => {
    const moves = [{ n: 1, player_id: 7, roll: 4, auto: true }, { type: 'other' }];
    expect(rollsOf(past({ moves }))).toEqual([{ n: 1, user_id: 7, roll: 4, auto: true }]);
  });

  it('has no rolls to check where a player left before the first', async () => {
    expect(await check(past({ moves: undefined }))).toEqual({ isFair: true, text: '0 rolls checked, fair' });
  });

  it('finds the wrong opener by the order of the seats', async () => {
    const players = [...(past().players ?? [])].reverse();
    expect((await check(past({ players, first_turn: honestGame().first_turn })))?.isFair).toBe(false);
  });

  it('says which roll does not hold', async () => {
    const moves = honestGame().rolls.map((roll) => (roll.n === 3 ? { ...roll, roll: 0 } : roll));
    const proof = await check(past({ moves }));
    expect(proof?.isFair).toBe(false);
    expect(proof?.text).toMatch(/^Roll 3 shows 0, the seal gives [1-6]\.$/);
  });

  it('has nothing to say about a game without a seal', async () => {
    expect(await check(past({ commitment: undefined }))).toBeNull();
    expect(await check(past({ secret: undefined }))).toBeNull();
  });

  it('has a sentence for every kind of fault', () => {
    const fault = { fair: false, n: 0, expected: 'a', got: 'b' } as const;
    expect(proofOf({ ...fault, at: 'commitment' }).text).toContain('sealed');
    expect(proofOf({ ...fault, at: 'first_turn' }).text).toContain('first turn');
  });
});

describe('the proof of a room', () => {
  it('waits until the secret is open', () => {
    expect(fairGameOf({ commitment: 'aa', secret: null } as DiceRoom)).toBeNull();
  });

  it('does not check the opener where a player is missing from the image', () => {
    const room = { commitment: 'aa', secret: 'bb', players: [{ user_id: 7 }], rolls: [] } as unknown as DiceRoom;
    expect(fairGameOf(room)).toMatchObject({ seats: [], first_turn: null });
  });
});
