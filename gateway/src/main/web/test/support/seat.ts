import { GamesClient } from '../../src/sdk/client';
import type { Connection } from '../../src/sdk/connection';
import { Seating } from '../../src/sdk/seating';
import { Session, type Shelf } from '../../src/sdk/session';
import { Socket } from '../../src/sdk/socket';
import { FakeClock, settle } from './fake-clock';
import { FakeServer, type User } from './fake-server';

export const ANN: User = { user_id: 1, username: 'ann' };
export const BEN: User = { user_id: 2, username: 'ben' };

/** A `Storage` in memory. */
export function shelf(): Shelf & { content: Map<string, string> } {
  const content = new Map<string, string>();
  return {
    content,
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => void content.set(key, value),
    removeItem: (key) => void content.delete(key),
  };
}

/** One browser tab at a fake server, on a fake clock. */
export function tab(server: FakeServer, clock: FakeClock, user: User = ANN, storage: Shelf = shelf()) {
  let ids = 0;
  const refused = { count: 0 };
  const socket = new Socket({ open: () => server.dial(user), clock, random: () => 0.5 });
  const client = new GamesClient({
    socket,
    clock,
    newId: () => `${user.username}-${++ids}-${clock.now()}`,
    reducerOf: () => (room) => room,
    avatarId: () => 7,
    renew: () => Promise.resolve('fresh-token'),
    onRefused: () => void refused.count++,
  });
  const session = new Session(storage);
  const seating = new Seating({ client, session, avatarId: () => 7, newSeed: () => 'abcd' });
  return { socket, client, session, seating, refused };
}

/** A server with one room, and a tab that is connected to it. */
export function connectedTab(user: User = ANN) {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  server.addRoom('r1', [ANN, BEN]);
  const parts = tab(server, clock, user);
  parts.client.connect();
  clock.advance(100);
  return { clock, server, ...parts };
}

/** Moves time on and lets promises follow, in steps. */
export async function pass(clock: FakeClock, ms: number, step = 50): Promise<void> {
  for (let gone = 0; gone < ms; gone += step) {
    clock.advance(Math.min(step, ms - gone));
    await settle();
  }
}

export function stateOf(connection: Connection): Connection['state'] {
  return connection.state;
}
