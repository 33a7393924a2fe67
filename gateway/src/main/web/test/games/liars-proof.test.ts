import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PastGame } from '../../src/app/state/api';
import { check, evidenceOf, faultOf, rollsOf } from '../../src/games/liars_dice/proof';
import type { Call, LiarsRoom } from '../../src/games/liars_dice/state';

const SECRET = '00112233445566778899aabbccddeeff'.repeat(2);
const SEATS = [7, 9];

function bytesOf(text: string): Buffer {
  return createHmac('sha256', Buffer.from(SECRET, 'hex')).update(`room_x:e1:${text}:a1b2`).digest();
}

/** Two rounds as an honest server plays them; the first player doubts a bid that is a lie. */
function calls(): Call[] {
  const hand = (round: number, seat: number, dice: number) => ({
    user_id: SEATS[seat] ?? 0,
    dice: Array.from({ length: dice }, (_, die) => {
      const byte = bytesOf(`${round}:${seat + 1}:${die + 1}`).find((one) => one < 252) ?? 0;
      return (byte % 6) + 1;
    }),
  });
  const call = (round: number, left: number): Call => {
    const hands = [hand(round, 0, 5), hand(round, 1, left + 1)];
    const count = hands.flatMap((one) => one.dice).filter((die) => die === 6).length;
    const said = { caller_id: 7, bidder_id: 9, loser_id: 9, quantity: 10, face: 6 };
    return { n: 2 * round, round, ...said, count, dice_left: left, hands, auto: false };
  };
  return [call(1, 4), call(2, 3)];
}

function past(fields: Partial<PastGame> = {}): PastGame {
  return {
    room_id: 'room_x',
    epoch: 'e1',
    commitment: createHash('sha256').update(Buffer.from(SECRET, 'hex')).digest('hex'),
    secret: SECRET,
    room_name: 'Bluff',
    game_type: 'liars_dice',
    started_at: '',
    finished_at: '',
    winner_id: 7,
    final_scores: [],
    client_seeds: [{ user_id: 7, seed: 'a1b2' }],
    players: SEATS.map((user_id) => ({ user_id, username: `u${user_id}` })),
    first_turn: SEATS[(bytesOf('0')[0] ?? 0) % 2],
    moves: [{ n: 1, round: 1, player_id: 9, quantity: 10, face: 6 }, ...calls()],
    ...fields,
  };
}

function changed(change: (call: Call) => object): Call[] {
  return calls().map((call, index) => (index === 1 ? { ...call, ...change(call) } : call));
}

describe('the proof of a game of Liar’s Dice', () => {
  it('checks every revealed die', async () => {
    expect(await check(past())).toEqual({ isFair: true, text: '19 dice checked, fair' });
  });

  it('names dice by round, seat and place', () => {
    const places = rollsOf(calls(), SEATS).map((roll) => roll.place);
    expect([places[0], places[5], places[10], places[18]]).toEqual(['1:1:1', '1:2:1', '2:1:1', '2:2:4']);
  });

  it('says which die does not hold', async () => {
    const moves = changed(({ hands }) => ({
      hands: hands.map((hand, at) =>
        at ? hand : { ...hand, dice: hand.dice.map((die) => (die === 6 ? 6 : (die % 5) + 1)) },
      ),
    }));
    const proof = await check(past({ moves }));
    expect(proof?.isFair).toBe(false);
    expect(proof?.text).toMatch(/^Die 2:1:\d shows \d, the seal gives \d\.$/);
  });

  it('finds another secret than the sealed one', async () => {
    expect((await check(past({ secret: SECRET.replace('0', '1') })))?.text).toContain('sealed');
  });

  it('finds the wrong opener', async () => {
    const other = SEATS.find((userId) => userId !== past().first_turn);
    expect((await check(past({ first_turn: other })))?.text).toContain('first turn');
  });

  it('finds a round that is left out', () => {
    expect(faultOf(calls().slice(1))).toBe('Round 1 is missing.');
  });

  it('finds a die that is left out', () => {
    const short = changed(({ hands }) => ({ hands: hands.map((hand) => ({ ...hand, dice: hand.dice.slice(1) })) }));
    expect(faultOf(short)).toBe('A hand of round 2 has 4 dice.');
  });

  it('finds a wrong count and a wrong loser', () => {
    expect(faultOf(changed(({ count }) => ({ count: count + 1 })))).toMatch(/^Round 2 has \d dice of that face/);
    expect(faultOf(changed(() => ({ loser_id: 7 })))).toBe('The wrong player lost round 2.');
  });

  it('has nothing to say about a game without a seal', async () => {
    expect(await check(past({ secret: undefined }))).toBeNull();
    expect(evidenceOf({ commitment: 'aa', secret: null } as LiarsRoom)).toBeNull();
  });
});
