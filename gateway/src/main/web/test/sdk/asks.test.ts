import { beforeEach, describe, expect, it } from 'vitest';
import { Asks } from '../../src/sdk/asks';
import { FakeClock } from '../support/fake-clock';

let clock: FakeClock;
let asks: Asks;
let log: string[];

beforeEach(() => {
  let ids = 0;
  clock = new FakeClock();
  asks = new Asks(clock, () => `q${++ids}`);
  log = [];
});

function start(name: string): string {
  return asks.start({ again: () => log.push(`again ${name}`), refused: () => log.push(`refused ${name}`) });
}

function refuse(request_id: string, code: string, retry_after_ms?: number): void {
  asks.onError({ type: 'error', code, message: '', request_id, retry_after_ms });
}

describe('Asks', () => {
  it('asks again after UNAVAILABLE, when the server says', () => {
    refuse(start('a'), 'UNAVAILABLE', 400);
    clock.advance(399);
    expect(log).toEqual([]);
    clock.advance(1);
    expect(log).toEqual(['again a']);
  });

  it('asks again after a second where the server names no time', () => {
    refuse(start('a'), 'RATE_LIMITED');
    clock.advance(1_000);
    expect(log).toEqual(['again a']);
  });

  it('asks once more, though every channel of a resume was refused', () => {
    const id = start('a');
    for (let channel = 0; channel < 5; channel++) refuse(id, 'UNAVAILABLE', 100);
    clock.advance(1_000);
    expect(log).toEqual(['again a']);
  });

  it('gives in to every other refusal', () => {
    refuse(start('a'), 'ROOM_NOT_FOUND');
    expect(log).toEqual(['refused a']);
  });

  it('ignores errors of others', () => {
    start('a');
    refuse('other', 'ROOM_NOT_FOUND');
    asks.onError({ type: 'error', code: 'BAD_MESSAGE', message: '' });
    expect(log).toEqual([]);
  });

  it('does not ask again for a line that is lost', () => {
    refuse(start('a'), 'UNAVAILABLE', 100);
    asks.clear();
    clock.advance(1_000);
    expect(log).toEqual([]);
  });

  it('ends a question once', () => {
    const id = start('a');
    expect([asks.end(id), asks.end(id)]).toEqual([true, false]);
  });

  it('remembers 64 questions', () => {
    const first = start('first');
    for (let n = 0; n < 64; n++) start(`${n}`);
    expect(asks.end(first)).toBe(false);
    expect(asks.end('q2')).toBe(true);
  });
});
