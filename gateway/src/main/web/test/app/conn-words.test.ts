import { describe, expect, it } from 'vitest';
import { hintOf, isSlow, spanWord, wordOf } from '../../src/app/conn-words';
import type { Connection } from '../../src/sdk';

const slow: Connection = { state: 'live', rtt: 1_800, isSlow: true };
const live: Connection = { state: 'live', rtt: 24 };

describe('the words of the connection', () => {
  it('call a slow line by its name, with its round trip and what it does not cost', () => {
    expect([wordOf(slow), isSlow(slow), spanWord(1_800)]).toEqual(['Slow line', true, '1.8 s']);
    expect(hintOf(slow)).toContain('No event is lost');
  });

  it('call a fast line live', () => {
    expect([wordOf(live), isSlow(live), spanWord(24.4), hintOf(live)]).toEqual(['Live', false, '24 ms', undefined]);
  });

  it('count tries and what is still to come', () => {
    expect(wordOf({ state: 'retry', attempt: 2, of: 5, dueAt: null, lostAt: 0 })).toBe('Reconnecting, try 2 of 5');
    expect(wordOf({ state: 'catching', toGo: 14, isFirst: false })).toBe('Catching up, 14 to go');
    expect(wordOf({ state: 'off', code: 4409, lostAt: 0 })).toBe('Open in another tab');
  });
});
