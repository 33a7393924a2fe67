import type { Connection } from '../sdk';

/** Close code of a line that another tab has taken over. */
export const REPLACED = 4409;

/** Whether the line holds, but answers take long. */
export function isSlow(connection: Connection): boolean {
  return connection.state === 'live' && connection.isSlow === true;
}

/** What it means, for those who wonder. */
export function hintOf(connection: Connection): string | undefined {
  return isSlow(connection) ? 'Answers take a second or more. No event is lost.' : undefined;
}

/** A round trip: `24 ms`, `1.8 s`. */
export function spanWord(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

export function wordOf(connection: Connection): string {
  switch (connection.state) {
    case 'live':
      return connection.isSlow ? 'Slow line' : 'Live';
    case 'catching':
      if (connection.isFirst) return 'Connecting';
      return connection.toGo > 0 ? `Catching up, ${connection.toGo} to go` : 'Catching up';
    case 'retry':
      return `Reconnecting, try ${connection.attempt} of ${connection.of}`;
    case 'off':
      return connection.code === REPLACED ? 'Open in another tab' : 'Offline';
  }
}
