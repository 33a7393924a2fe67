import { QueryClient } from '@tanstack/react-query';
import { gameOf } from '../../games';
import { GamesClient, Seating, Session, Socket, type Wire, browserClock } from '../../sdk';
import { ApiError, api } from './api';
import { avatarChoice } from './avatar';

/** The few things that live as long as the page. */
export const queries = new QueryClient({
  defaultOptions: {
    // `always`: a browser that thinks it is offline may still reach a server on its own machine.
    queries: { staleTime: 30_000, retry: shouldRetry, refetchOnWindowFocus: false, networkMode: 'always' },
  },
});

export const session = new Session(sessionStorage);

const socket = new Socket({
  open: () => new WebSocket(socketUrl()) as Wire,
  clock: browserClock,
  random: Math.random,
});

export const client = new GamesClient({
  socket,
  clock: browserClock,
  newId: () => randomHex(16),
  reducerOf: (gameType) => gameOf(gameType).reduce,
  avatarId: () => avatarChoice.get() ?? undefined,
  renew: async () => (await api.refresh()).token,
  onRefused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
});

export const seating = new Seating({
  client,
  session,
  avatarId: () => avatarChoice.get() ?? undefined,
  newSeed: () => randomHex(16),
});

addEventListener('online', () => socket.hint());
addEventListener('offline', () => socket.hint());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') socket.hint();
});
avatarChoice.subscribe(() => client.introduce());

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/games`;
}

/** `crypto.randomUUID` is missing on plain http in a local network; this is not. */
function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, '0')).join('');
}

function shouldRetry(failures: number, error: Error): boolean {
  const isDecided = error instanceof ApiError && error.status < 500;
  return !isDecided && failures < 2;
}
