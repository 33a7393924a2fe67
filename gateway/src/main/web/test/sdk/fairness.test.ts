import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkFairness, expectedRoll } from '../../src/sdk/fairness';
import { honestGame, withRoll } from '../support/fair-game';

/** SHA-256 of the bytes 0 to 31, as `sha256sum` gives it: a value that no code of ours has computed. */
const KNOWN = {
  secret: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  commitment: '630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd',
};

describe('checkFairness', () => {
  it('agrees with an honest game', async () => {
    const game = honestGame({ rolls: 40 });
    expect(await checkFairness(game)).toEqual({ fair: true, rolls: 40 });
  });

  it.each([[[]], [['00']], [['', 'ff']], [['0123456789abcdef0123456789abcdef', 'ff']]])(
    'agrees with the seeds %j',
    async (seeds) => {
      const game = honestGame({ seeds: seeds.filter(Boolean), rolls: 6 });
      const given = seeds.map((seed, index) => ({ user_id: index, seed }));
      expect(await checkFairness({ ...game, client_seeds: given })).toEqual({ fair: true, rolls: 6 });
    },
  );

  it('agrees with a game that ended before the first roll', async () => {
    expect(await checkFairness(honestGame({ rolls: 0 }))).toEqual({ fair: true, rolls: 0 });
  });

  it('takes the commitment in capitals as well', async () => {
    const game = honestGame();
    expect(await checkFairness({ ...game, commitment: game.commitment.toUpperCase() })).toMatchObject({ fair: true });
  });

  it('knows the published vector', async () => {
    const game = { ...honestGame({ secret: KNOWN.secret }), commitment: KNOWN.commitment };
    expect(await checkFairness(game)).toMatchObject({ fair: true });
  });

  it('agrees with games of many secrets', async () => {
    for (let n = 0; n < 30; n++) {
      const secret = createHash('sha256').update(`secret ${n}`).digest('hex');
      expect(await checkFairness(honestGame({ secret, rolls: 20 }))).toEqual({ fair: true, rolls: 20 });
    }
  });

  it('finds another secret than the sealed one', async () => {
    const game = honestGame();
    const verdict = await checkFairness({ ...game, secret: game.secret.replace('0', '1') });
    expect(verdict).toMatchObject({ fair: false, at: 'commitment' });
  });

  it.each(['', 'xyz', 'abc', '0'.repeat(63)])('takes %j for no secret', async (secret) => {
    expect(await checkFairness({ ...honestGame(), secret })).toMatchObject({ fair: false, at: 'commitment' });
  });

  it('finds every single changed roll, and names it', async () => {
    const game = honestGame({ rolls: 12 });
    for (const { n, roll } of game.rolls) {
      const other = (roll % 6) + 1;
      const verdict = await checkFairness(withRoll(game, n, other));
      expect(verdict).toEqual({ fair: false, at: 'roll', n, expected: String(roll), got: String(other) });
    }
  });

  it('names the first of several changed rolls', async () => {
    const game = honestGame();
    const changed = withRoll(withRoll(game, 9, 0), 4, 0);
    expect(await checkFairness(changed)).toMatchObject({ at: 'roll', n: 4 });
  });

  it('finds a left-out roll', async () => {
    const game = honestGame();
    const verdict = await checkFairness({ ...game, rolls: game.rolls.filter((roll) => roll.n !== 5) });
    expect(verdict).toEqual({ fair: false, at: 'roll', n: 6, expected: 'roll 5', got: 'roll 6' });
  });

  it('finds a repeated roll', async () => {
    const game = honestGame({ rolls: 3 });
    const [first, ...rest] = game.rolls;
    if (!first) throw new Error('no rolls');
    expect(await checkFairness({ ...game, rolls: [first, first, ...rest] })).toMatchObject({ at: 'roll', n: 1 });
  });

  it('finds the wrong opener', async () => {
    const game = honestGame();
    const other = game.seats.find((seat) => seat !== game.first_turn) ?? null;
    expect(await checkFairness({ ...game, first_turn: other })).toMatchObject({
      fair: false,
      at: 'first_turn',
      got: String(other),
    });
  });

  it('lets the opener be where the seats are not known', async () => {
    const game = honestGame();
    expect(await checkFairness({ ...game, seats: [], first_turn: 12345 })).toMatchObject({ fair: true });
    expect(await checkFairness({ ...game, first_turn: null })).toMatchObject({ fair: true });
  });

  it('finds a seed that was left out, changed or put in another order', async () => {
    const game = honestGame({ rolls: 30 });
    const [one, two] = game.client_seeds;
    if (!one || !two) throw new Error('no seeds');
    for (const client_seeds of [[one], [two, one], [one, { ...two, seed: 'c3d5' }]]) {
      expect(await checkFairness({ ...game, client_seeds })).toMatchObject({ fair: false });
    }
  });

  it('finds that the rolls belong to another room or generation', async () => {
    const game = honestGame({ rolls: 30 });
    expect(await checkFairness({ ...game, room_id: 'room_y' })).toMatchObject({ fair: false });
    expect(await checkFairness({ ...game, epoch: 'e2' })).toMatchObject({ fair: false });
  });

  it('uses every face about equally often', async () => {
    const game = honestGame();
    const seen = new Map<number, number>();
    for (let n = 1; n <= 600; n++) {
      const face = await expectedRoll(game, n);
      seen.set(face, (seen.get(face) ?? 0) + 1);
    }
    expect([...seen.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    for (const times of seen.values()) expect(Math.abs(times - 100)).toBeLessThan(45);
  });
});
