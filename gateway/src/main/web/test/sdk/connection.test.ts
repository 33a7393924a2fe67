import { describe, expect, it } from 'vitest';
import { type LineFacts, connectionOf } from '../../src/sdk/connection';

const NOW = 10_000;
const facts = (some: Partial<LineFacts> = {}): LineFacts => ({
  toGo: null,
  lostAt: null,
  wasOpen: true,
  now: NOW,
  ...some,
});

describe('connectionOf', () => {
  it('is live on an open line with nothing to catch up', () => {
    expect(connectionOf({ kind: 'open', rtt: 24 }, facts())).toEqual({ state: 'live', rtt: 24 });
  });

  it('is a slow line where answers take long, and live all the same', () => {
    expect(connectionOf({ kind: 'open', rtt: 1_800, isSlow: true }, facts())).toEqual({
      state: 'live',
      rtt: 1_800,
      isSlow: true,
    });
  });

  it('is catching up while messages are missing, and says how many', () => {
    expect(connectionOf({ kind: 'open', rtt: 24 }, facts({ toGo: 14 }))).toEqual({
      state: 'catching',
      toGo: 14,
      isFirst: false,
    });
  });

  it('is catching up while the server has not said yet what is missing', () => {
    expect(connectionOf({ kind: 'open', rtt: null }, facts({ toGo: 0 }))).toMatchObject({ state: 'catching', toGo: 0 });
  });

  it('calls the first connection by its name', () => {
    for (const socket of [{ kind: 'idle' }, { kind: 'connecting', attempt: 0 }] as const) {
      expect(connectionOf(socket, facts({ wasOpen: false }))).toEqual({ state: 'catching', toGo: 0, isFirst: true });
    }
  });

  it('retries with the number of the try and the time it was lost', () => {
    const state = connectionOf({ kind: 'waiting', attempt: 2, dueAt: 11_000 }, facts({ lostAt: 7_000 }));
    expect(state).toEqual({ state: 'retry', attempt: 2, of: 5, dueAt: 11_000, lostAt: 7_000 });
  });

  it('stays a retry while the try is made', () => {
    const state = connectionOf({ kind: 'connecting', attempt: 3 }, facts({ lostAt: 7_000 }));
    expect(state).toMatchObject({ state: 'retry', attempt: 3, dueAt: null });
  });

  it('says nothing of a move below a second', () => {
    const socket = { kind: 'waiting', attempt: 0, dueAt: NOW + 300 } as const;
    expect(connectionOf(socket, facts({ lostAt: NOW - 999 }))).toEqual({ state: 'live', rtt: null });
  });

  it('tells of a move that takes longer as of a retry', () => {
    const socket = { kind: 'connecting', attempt: 0 } as const;
    expect(connectionOf(socket, facts({ lostAt: NOW - 1_000 }))).toMatchObject({ state: 'retry', attempt: 1 });
  });

  it('is off when nothing is tried any more, with the reason', () => {
    expect(connectionOf({ kind: 'offline', code: 4409 }, facts({ lostAt: 7_000 }))).toEqual({
      state: 'off',
      code: 4409,
      lostAt: 7_000,
    });
  });
});
