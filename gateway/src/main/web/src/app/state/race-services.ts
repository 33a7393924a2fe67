import { RaceClient } from '../../races/net/client';
import { Seats } from '../../races/net/seats';
import { Socket, type Wire, browserClock } from '../../sdk';
import { api } from './api';
import { client, queries } from './services';

const socket = new Socket({
  open: () => new WebSocket(socketUrl(), 'paddock.v1.bin') as Wire,
  clock: browserClock,
  random: Math.random,
});

/** The line to the races; opened with the first page that shows one. */
export const raceClient = new RaceClient({
  socket,
  clock: browserClock,
  elapsed: () => performance.now(),
  newId: () => crypto.getRandomValues(new Uint32Array(4)).reduce((text, part) => text + part.toString(16), ''),
  renew: async () => (await api.refresh()).token,
  onRefused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
});

export const seats = new Seats(raceClient);

addEventListener('online', () => socket.hint());
addEventListener('offline', () => socket.hint());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') socket.hint();
});
// Who signs off has no line any more.
client.identity.subscribe(() => {
  if (client.identity.get() === null) raceClient.close();
});

function socketUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/races`;
}
