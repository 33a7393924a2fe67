import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkFairness } from '../../src/sdk/fairness';
import { hmacUnder, plainHmac, plainSha256, sha256 } from '../../src/sdk/hash';
import { honestGame, withRoll } from '../support/fair-game';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 131 + length) % 256);
}

afterEach(() => vi.unstubAllGlobals());

describe('the own SHA-256', () => {
  it('knows the published vectors', () => {
    expect(hex(plainSha256(new Uint8Array()))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(plainSha256(new TextEncoder().encode('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('agrees with another implementation at every length around the block', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = bytesOf(length);
      expect(hex(plainSha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });
});

describe('the own HMAC', () => {
  it('agrees with another implementation for short, whole and long keys', () => {
    for (const length of [0, 1, 31, 32, 63, 64, 65, 130]) {
      const [key, message] = [bytesOf(length), bytesOf(length * 3)];
      expect(hex(plainHmac(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
    }
  });
});

describe('a page without Web Crypto', () => {
  it('gets the same digests', async () => {
    const [key, text] = [bytesOf(32), 'room_x:e1:1:ä'];
    const before = [hex(await sha256(key)), hex(await (await hmacUnder(key))(text))];
    vi.stubGlobal('crypto', {});
    expect([hex(await sha256(key)), hex(await (await hmacUnder(key))(text))]).toEqual(before);
  });

  it('checks games all the same', async () => {
    vi.stubGlobal('crypto', {});
    const game = honestGame();
    expect(await checkFairness(game)).toEqual({ fair: true, rolls: 12 });
    expect(await checkFairness(withRoll(game, 2, 0))).toMatchObject({ fair: false, n: 2 });
  });
});
