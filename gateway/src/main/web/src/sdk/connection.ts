import { BACKOFF_MS, MOVED_WITHIN_MS } from './limits';
import type { SocketState } from './socket';

/** The connection as people are told about it. Times in ms since 1970. */
export type Connection =
  | { state: 'live'; rtt: number | null; isSlow?: true }
  | { state: 'catching'; toGo: number; isFirst: boolean }
  | { state: 'retry'; attempt: number; of: number; dueAt: number | null; lostAt: number }
  | { state: 'off'; code: number; lostAt: number };

/** What is known about the line besides the socket's own state. */
export interface LineFacts {
  /** Messages still to come, or null when nothing is being caught up. */
  toGo: number | null;
  /** When the line was lost; null while it holds, or was never there. */
  lostAt: number | null;
  wasOpen: boolean;
  now: number;
}

/** Puts the socket's state into the words of the page. Pure. */
export function connectionOf(socket: SocketState, facts: LineFacts): Connection {
  const lostAt = facts.lostAt ?? facts.now;
  switch (socket.kind) {
    case 'open':
      return facts.toGo === null
        ? { state: 'live', rtt: socket.rtt, ...(socket.isSlow && { isSlow: true }) }
        : { state: 'catching', toGo: facts.toGo, isFirst: !facts.wasOpen };
    case 'offline':
      return { state: 'off', code: socket.code, lostAt };
    case 'idle':
      return { state: 'catching', toGo: 0, isFirst: true };
    default:
      return awayOf(socket, facts, lostAt);
  }
}

/** A move to another server below one second is not worth a word. */
function awayOf(socket: SocketState & { attempt: number }, facts: LineFacts, lostAt: number): Connection {
  if (!facts.wasOpen && socket.attempt === 0) return { state: 'catching', toGo: 0, isFirst: true };
  if (socket.attempt === 0 && facts.now - lostAt < MOVED_WITHIN_MS) return { state: 'live', rtt: null };
  const dueAt = socket.kind === 'waiting' ? socket.dueAt : null;
  return { state: 'retry', attempt: Math.max(1, socket.attempt), of: BACKOFF_MS.length, dueAt, lostAt };
}
