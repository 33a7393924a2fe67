import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock';
import { FakeServer } from '../support/fake-server';
import { ANN, BEN, connectedTab, pass, shelf, tab } from '../support/seat';

type Parts = ReturnType<typeof connectedTab>;

async function run<T>(parts: Parts, request: Promise<T>): Promise<T | string> {
  const end = request.catch((error: { code?: string }) => error.code ?? 'failed');
  await pass(parts.clock, 300);
  return end;
}

const sent = ({ server }: { server: FakeServer }, type: string) =>
  server.received.filter((message) => message.type === type);

describe('taking a seat', () => {
  it('opens a table and remembers it', async () => {
    const parts = connectedTab();
    const id = await run(parts, parts.seating.create('plain', 'new'));
    expect(id).toBe('room_new');
    expect(parts.session.room).toEqual({ room_id: 'room_new', role: 'player' });
    expect(parts.client.tables.get().get('room_new')?.room?.players).toHaveLength(1);
    expect(sent(parts, 'create_room')[0]).toMatchObject({ game_type: 'plain', room_name: 'new', avatar_id: 7 });
  });

  it('joins a table by its id', async () => {
    const parts = connectedTab();
    parts.server.addRoom('r9');
    expect(await run(parts, parts.seating.join('r9'))).toBe('r9');
    expect(parts.session.room).toEqual({ room_id: 'r9', role: 'player' });
  });

  it('remembers nothing of a seat it was refused', async () => {
    const parts = connectedTab();
    expect(await run(parts, parts.seating.join('nowhere'))).toBe('ROOM_NOT_FOUND');
    expect(parts.session.room).toBeNull();
  });

  it('does not take up again a seat that was just taken', async () => {
    const parts = connectedTab();
    parts.server.addRoom('r9');
    const table = parts.client.open('r9');
    await pass(parts.clock, 50);
    table.state.subscribe(() => void parts.seating.restore(table, ANN.user_id));
    await run(parts, parts.seating.join('r9'));
    expect(sent(parts, 'rejoin_room')).toEqual([]);
  });

  it('joins the table of that name where somebody was faster', async () => {
    const parts = connectedTab();
    parts.server.addRoom('room_next');
    parts.server.refuse = (command) =>
      command.type === 'create_room' ? { type: 'error', code: 'ROOM_EXISTS', message: '' } : null;
    const again = parts.seating.again({ room_id: 'room_old', game_type: 'plain', room_name: 'next' });
    expect(await run(parts, again)).toBe('room_next');
  });

  it('passes on every other refusal of a new game', async () => {
    const parts = connectedTab();
    parts.server.refuse = (command) =>
      command.type === 'create_room' ? { type: 'error', code: 'INVALID_FIELD', message: '' } : null;
    const again = parts.seating.again({ room_id: 'room_old', game_type: 'plain', room_name: 'next' });
    expect(await run(parts, again)).toBe('INVALID_FIELD');
  });

  it('shows the next room of a name that was closed, from its image on', async () => {
    const parts = connectedTab();
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    parts.server.emit('r1', { type: 'room_closed', reason: 'replaced' });
    await pass(parts.clock, 50);
    parts.server.addRoom('r1', [BEN], 'e2');
    await run(parts, parts.seating.join('r1'));
    expect(table.room).toMatchObject({ epoch: 'e2', seq: 1 });
    expect(table.room?.closed).toBeUndefined();
    expect(sent(parts, 'resume')).toEqual([]);
  });
});

describe('playing again', () => {
  async function finished() {
    const parts = connectedTab();
    parts.server.addRoom('room_next', [ANN, BEN]);
    const table = parts.client.open('room_next');
    await pass(parts.clock, 50);
    const end = { winner_id: 1, winner_username: 'ann', final_scores: [], reason: 'score' };
    parts.server.emit('room_next', { type: 'game_ended', ...end });
    await pass(parts.clock, 50);
    return { ...parts, table };
  }

  it('shows the new room without asking for what was missed of the old one', async () => {
    const parts = await finished();
    await run(parts, parts.seating.again({ room_id: 'room_next', game_type: 'plain', room_name: 'next' }));
    expect(parts.table.room).toMatchObject({ status: 'waiting', seq: 1 });
    expect(sent(parts, 'resume')).toEqual([]);
  });

  it('goes on with the old room where the new one is refused', async () => {
    const parts = await finished();
    parts.server.refuse = (command) =>
      command.type === 'create_room' ? { type: 'error', code: 'INTERNAL', message: '' } : null;
    const again = parts.seating.again({ room_id: 'room_next', game_type: 'plain', room_name: 'next' });
    expect(await run(parts, again)).toBe('INTERNAL');
    parts.server.chat('room_next', 'still here');
    await pass(parts.clock, 50);
    expect(parts.table.room?.chat.map((line) => line.text)).toEqual(['still here']);
  });
});

describe('leaving', () => {
  it('gives the seat up and forgets the room', async () => {
    const parts = connectedTab();
    await run(parts, parts.seating.create('plain', 'new'));
    await run(parts, parts.seating.leave('room_new', 'player'));
    expect(parts.session.room).toBeNull();
    expect(parts.client.tables.get().has('room_new')).toBe(false);
    expect(sent(parts, 'leave_room')).toHaveLength(1);
  });

  it('stops watching by another command', async () => {
    const parts = connectedTab();
    await run(parts, parts.seating.watch('r1'));
    expect(parts.session.room).toEqual({ room_id: 'r1', role: 'spectator' });
    await run(parts, parts.seating.leave('r1', 'spectator'));
    expect(sent(parts, 'leave_spectate')).toHaveLength(1);
    expect(parts.session.room).toBeNull();
  });

  it('says nothing for somebody who was neither', async () => {
    const parts = connectedTab();
    parts.client.open('r1');
    await run(parts, parts.seating.leave('r1', null));
    expect([sent(parts, 'leave_room').length, sent(parts, 'leave_spectate').length]).toEqual([0, 0]);
    expect(sent(parts, 'unsubscribe')).toHaveLength(1);
  });

  it('keeps the seat when the server refuses', async () => {
    const parts = connectedTab();
    await run(parts, parts.seating.create('plain', 'new'));
    parts.server.refuse = (command) =>
      command.type === 'leave_room' ? { type: 'error', code: 'INTERNAL', message: '' } : null;
    expect(await run(parts, parts.seating.leave('room_new', 'player'))).toBe('INTERNAL');
    expect(parts.session.room?.room_id).toBe('room_new');
  });
});

describe('being ready', () => {
  it('gives the same seed each time, so that it can be looked for', async () => {
    const parts = connectedTab();
    await run(parts, parts.seating.ready('r1', true));
    await run(parts, parts.seating.ready('r1', false));
    expect(sent(parts, 'ready').map((command) => (command as { seed?: string }).seed)).toEqual(['abcd', 'abcd']);
    expect(parts.session.seedOf('r1')).toBe('abcd');
  });

  it('says it once more to take it back', async () => {
    const parts = connectedTab();
    await run(parts, parts.seating.ready('r1', false));
    expect(sent(parts, 'ready')[0]).toMatchObject({ ready: false });
  });
});

describe('restoring', () => {
  it('takes a seat up again after a reload', async () => {
    const parts = connectedTab();
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    await run(parts, parts.seating.restore(table, ANN.user_id));
    expect(sent(parts, 'rejoin_room')).toHaveLength(1);
    expect(parts.session.room).toEqual({ room_id: 'r1', role: 'player' });
  });

  it('does so once, not with every message', async () => {
    const parts = connectedTab();
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    for (let time = 0; time < 4; time++) await run(parts, parts.seating.restore(table, ANN.user_id));
    expect(sent(parts, 'rejoin_room')).toHaveLength(1);
  });

  it('finds the room in the storage of the tab', async () => {
    const clock = new FakeClock();
    const server = new FakeServer(clock);
    server.addRoom('r1', [ANN]);
    const storage = shelf();
    const before = tab(server, clock, ANN, storage);
    before.session.enter({ room_id: 'r1', role: 'player' });
    expect(tab(server, clock, ANN, storage).session.room?.room_id).toBe('r1');
  });

  it('forgets a seat that was given up meanwhile', async () => {
    const parts = connectedTab({ user_id: 5, username: 'eve' });
    parts.session.enter({ room_id: 'r1', role: 'player' });
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    await run(parts, parts.seating.restore(table, 5));
    expect(parts.session.room).toBeNull();
    expect(sent(parts, 'rejoin_room')).toEqual([]);
  });

  it('announces a spectator again whose place lapsed', async () => {
    const parts = connectedTab({ user_id: 5, username: 'eve' });
    parts.session.enter({ room_id: 'r1', role: 'spectator' });
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    await run(parts, parts.seating.restore(table, 5));
    expect(sent(parts, 'spectate')).toHaveLength(1);
    await run(parts, parts.seating.restore(table, 5));
    expect(sent(parts, 'spectate')).toHaveLength(1);
  });

  it('leaves a passer-by alone', async () => {
    const parts = connectedTab({ user_id: 5, username: 'eve' });
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    await run(parts, parts.seating.restore(table, 5));
    expect([sent(parts, 'spectate').length, sent(parts, 'rejoin_room').length]).toEqual([0, 0]);
  });

  it('frees the tab from a game that is over', async () => {
    const parts = connectedTab();
    const room = parts.server.rooms.get('r1');
    if (room) room.image.status = 'finished';
    parts.session.enter({ room_id: 'r1', role: 'player' });
    const table = parts.client.open('r1');
    await pass(parts.clock, 50);
    await run(parts, parts.seating.restore(table, ANN.user_id));
    expect(parts.session.room).toBeNull();
  });

  it('waits for the image', async () => {
    const parts = connectedTab();
    await parts.seating.restore(parts.client.open('r1'), ANN.user_id);
    expect(sent(parts, 'rejoin_room')).toEqual([]);
  });
});
