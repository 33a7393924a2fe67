import { describe, expect, it } from 'vitest';
import { FakeClock, settle } from '../support/fake-clock';
import { FakeServer } from '../support/fake-server';
import { ANN, BEN, tab } from '../support/seat';

/** Numbers in [0, 1) that follow from a seed. */
function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), state | 1) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STEPS = 120;
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** Two tabs talk while the line loses, doubles and cuts; then it is calm, and everything has to be right. */
async function simulate(seed: number) {
  const random = chance(seed);
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  server.addRoom('r1', [ANN, BEN]);
  const tabs = [tab(server, clock, ANN), tab(server, clock, BEN)] as const;
  const outcomes: string[] = [];
  const shown: number[][] = [[], []];
  tabs.forEach(({ client }, index) => {
    client.connect();
    const table = client.open('r1');
    table.state.subscribe(() => shown[index]?.push(table.room?.seq ?? 0));
  });
  server.deliver = (message) => {
    const luck = random();
    if (luck < 0.08) return [];
    return luck < 0.16 ? [message, message] : [message];
  };
  for (let step = 0; step < STEPS; step++) {
    disturb(server, random);
    if (random() < 0.3) {
      const { client } = tabs[random() < 0.5 ? 0 : 1];
      const text = `${seed}.${step}`;
      client.command({ type: 'chat.send', room_id: 'r1', text }).then(
        () => outcomes.push(text),
        () => undefined,
      );
    }
    clock.advance(Math.floor(random() * 900));
    await settle();
  }
  server.deliver = (message) => [message];
  server.isAway = server.isSilent = false;
  for (let calm = 0; calm < 120; calm++) {
    for (const { client } of tabs) if (client.connection.get().state === 'off') client.connect();
    clock.advance(1_000);
    await settle();
    // Something has to be said, so that a message lost at the very end is missed.
    if (calm === 90) server.chat('r1', 'the end');
  }
  return { server, tabs, outcomes, shown };
}

function disturb(server: FakeServer, random: () => number): void {
  const luck = random();
  if (luck < 0.03) server.cut(luck < 0.01 ? 1001 : 1006);
  if (luck > 0.97) server.isSilent = !server.isSilent;
  if (luck > 0.95 && luck < 0.97) server.isAway = !server.isAway;
  if (luck > 0.5 && luck < 0.6) server.chat('r1', `other ${luck}`);
}

describe.each(SEEDS)('seed %i', (seed) => {
  it('both tabs end with the room of the server, and nothing acknowledged is lost or doubled', async () => {
    const { server, tabs, outcomes, shown } = await simulate(seed);
    const lines = server.lines('r1');
    for (const { client } of tabs) {
      expect(client.connection.get().state).toBe('live');
      const room = client.tables.get().get('r1')?.room;
      expect(room?.seq).toBe(server.rooms.get('r1')?.image.seq);
      expect(room?.chat.map((line) => line.text)).toEqual(lines.slice(-(room?.chat.length ?? 0)));
    }
    for (const text of outcomes) expect(lines.filter((line) => line === text)).toHaveLength(1);
    for (const times of server.effects.values()) expect(times).toBe(1);
    for (const seqs of shown) expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
  });
});
