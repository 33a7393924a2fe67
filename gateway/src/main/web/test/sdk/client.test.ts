import { describe, expect, it } from 'vitest';
import type { CommandError } from '../../src/sdk/outbox';
import type { RoomEvent } from '../../src/sdk/protocol';
import { FakeClock, settle } from '../support/fake-clock';
import { FakeServer } from '../support/fake-server';
import { ANN, connectedTab, pass, tab } from '../support/seat';

type Parts = ReturnType<typeof connectedTab>;

/** A tab that shows room r1. */
function inRoom(): Parts & { texts(): string[]; state(): string } {
  const parts = connectedTab();
  const table = parts.client.open('r1');
  parts.clock.advance(50);
  return {
    ...parts,
    texts: () => table.room?.chat.map((line) => line.text) ?? [],
    state: () => parts.client.connection.get().state,
  };
}

function say(parts: Parts, text: string) {
  const end = { value: 'open' };
  parts.client.command({ type: 'chat.send', room_id: 'r1', text }).then(
    () => (end.value = 'done'),
    (error: CommandError) => (end.value = error.code),
  );
  return end;
}

describe('a connection', () => {
  it('introduces the user and becomes live', () => {
    const { client, server } = connectedTab();
    expect(server.received.find((message) => message.type === 'auth')).toMatchObject({ avatar_id: 7 });
    expect(client.identity.get()).toMatchObject(ANN);
    expect(client.connection.get()).toMatchObject({ state: 'live', rtt: 5 });
  });

  it('knows the time of the server', () => {
    const { client, clock } = connectedTab();
    expect(Math.abs(client.now() - clock.now() - 60_000)).toBeLessThan(10);
  });

  it('is connecting until the server has opened', () => {
    const clock = new FakeClock();
    const { client } = tab(new FakeServer(clock), clock);
    client.connect();
    expect(client.connection.get()).toEqual({ state: 'catching', toGo: 0, isFirst: true });
  });

  it('says when a handshake was refused, so that the sign-in can be looked at', () => {
    const clock = new FakeClock();
    const server = new FakeServer(clock);
    server.isAway = true;
    const { client, refused } = tab(server, clock);
    client.connect();
    clock.advance(100);
    expect(refused.count).toBe(1);
    expect(client.connection.get()).toMatchObject({ state: 'retry', attempt: 1 });
  });

  it('renews a token that runs out, on the open line', async () => {
    const { server, clock } = connectedTab();
    server.broadcast({ type: 'token_expiring', expires_at: 1 });
    await pass(clock, 100);
    expect(server.received).toContainEqual({ type: 'refresh', token: 'fresh-token' });
  });

  it('forgets everything when it is closed', () => {
    const { client, server, clock } = inRoom();
    client.close();
    clock.advance(60_000);
    expect(server.open).toBe(0);
    expect([client.tables.get().size, client.identity.get(), client.lobby.get()]).toEqual([0, null, null]);
  });
});

describe('the lobby', () => {
  it('is asked for when somebody looks at it, and once', () => {
    const { client, server, clock } = connectedTab();
    client.watchLobby();
    client.watchLobby();
    clock.advance(20);
    expect(server.received.filter((message) => message.type === 'subscribe')).toHaveLength(1);
  });

  it('shows the newest list', () => {
    const { client, server, clock } = connectedTab();
    client.watchLobby();
    server.broadcast({ type: 'room_list', rooms: [] });
    clock.advance(20);
    expect(client.lobby.get()).toEqual([]);
  });

  it('is left when nobody looks any more', () => {
    const { client, server, clock } = connectedTab();
    const leave = client.watchLobby();
    leave();
    clock.advance(20);
    expect(server.received.at(-1)).toEqual({ type: 'unsubscribe', channel: 'lobby:games' });
  });

  it('is asked for again after the line came back', () => {
    const { client, server, clock } = connectedTab();
    client.watchLobby();
    server.cut();
    clock.advance(2_000);
    expect(server.received.filter((message) => message.type === 'subscribe')).toHaveLength(2);
  });
});

describe('a room', () => {
  it('shows its image and what happens after it', () => {
    const { server, clock, texts } = inRoom();
    server.chat('r1', 'hello');
    clock.advance(20);
    expect(texts()).toEqual(['hello']);
  });

  it('is missing where the server knows none', () => {
    const { client, clock } = connectedTab();
    const table = client.open('nowhere');
    clock.advance(50);
    expect(table.state.get()).toEqual({ phase: 'missing' });
  });

  it('is not missing because the server cannot tell just now', () => {
    const { client, clock, server } = connectedTab();
    server.refuse = (command) =>
      command.type === 'subscribe' ? { type: 'error', code: 'UNAVAILABLE', message: '', retry_after_ms: 400 } : null;
    const table = client.open('r1');
    clock.advance(1_000);
    expect(table.state.get()).toEqual({ phase: 'loading' });
    server.refuse = () => null;
    clock.advance(1_000);
    expect(table.room?.room_id).toBe('r1');
  });

  it('is asked for once, however often it is opened', () => {
    const { client, server } = inRoom();
    client.open('r1');
    client.open('r1');
    expect(server.received.filter((message) => message.type === 'subscribe')).toHaveLength(1);
  });

  it('is asked for when the line opens later', () => {
    const clock = new FakeClock();
    const server = new FakeServer(clock);
    server.addRoom('r1');
    const { client } = tab(server, clock);
    const table = client.open('r1');
    client.connect();
    clock.advance(100);
    expect(table.room?.room_id).toBe('r1');
  });

  it('is asked for again when neither image nor answer came', () => {
    const { server, clock, client } = connectedTab();
    server.deliver = (message) => (message.type === 'room_state' ? [] : [message]);
    const table = client.open('r1');
    clock.advance(4_000);
    expect(table.state.get()).toEqual({ phase: 'loading' });
    server.deliver = (message) => [message];
    clock.advance(2_000);
    expect(table.room?.room_id).toBe('r1');
  });

  it('shows a message once, though it comes twice', () => {
    const { server, clock, texts } = inRoom();
    server.deliver = (message) => [message, message];
    server.chat('r1', 'a');
    server.chat('r1', 'b');
    clock.advance(20);
    expect(texts()).toEqual(['a', 'b']);
  });

  it('asks for what is missing when a number is left out', () => {
    const { server, clock, texts, state } = inRoom();
    loseOnce(server, 'b');
    for (const text of ['a', 'b', 'c']) server.chat('r1', text);
    clock.advance(6);
    expect(texts()).toEqual(['a']);
    expect(state()).toBe('catching');
    clock.advance(20);
    expect(texts()).toEqual(['a', 'b', 'c']);
    expect(state()).toBe('live');
  });

  it('notices from an ack that the end is missing', async () => {
    const parts = inRoom();
    loseOnce(parts.server, 'mine');
    const end = say(parts, 'mine');
    await pass(parts.clock, 200);
    expect([end.value, parts.texts()]).toEqual(['done', ['mine']]);
  });

  it('does not go back to an older image', () => {
    const { server, clock, client, texts } = inRoom();
    const old = structuredClone(server.rooms.get('r1')?.image);
    server.chat('r1', 'new');
    clock.advance(20);
    server.broadcast({ type: 'room_state', room: old });
    clock.advance(20);
    expect(texts()).toEqual(['new']);
    expect(client.tables.get().get('r1')?.channel.position?.seq).toBe(1);
  });

  it('takes an unasked image of a new generation', () => {
    const { server, clock, client } = inRoom();
    server.chat('r1', 'old');
    clock.advance(20);
    const image = { ...server.addRoom('r1', [ANN], 'e2').image, room_name: 'anew' };
    server.broadcast({ type: 'resumed', channel: 'room:r1', epoch: 'e2', seq: 0, recovered: false });
    server.broadcast({ type: 'room_state', room: image });
    clock.advance(20);
    expect(client.tables.get().get('r1')?.room).toMatchObject({ room_name: 'anew', epoch: 'e2', chat: [] });
  });

  it('asks for the image when three resumes bring nothing', () => {
    const { server, clock, texts } = inRoom();
    server.deliver = (message) => (message.type === 'chat.message' && message.seq === 1 ? [] : [message]);
    server.chat('r1', 'a');
    server.chat('r1', 'b');
    clock.advance(500);
    expect(server.received.filter((message) => message.type === 'resume').length).toBeLessThanOrEqual(4);
    expect(texts()).toEqual(['a', 'b']);
  });

  it('shows who is there', () => {
    const { server, clock, client } = inRoom();
    server.broadcast({ type: 'presence', room_id: 'r1', user_id: 2, online: false });
    clock.advance(20);
    expect(client.tables.get().get('r1')?.room?.players[1]?.is_online).toBe(false);
  });

  it('hears nothing of a room it has dropped', () => {
    const { server, clock, client } = inRoom();
    client.drop('r1', true);
    server.chat('r1', 'late');
    clock.advance(20);
    expect(client.tables.get().size).toBe(0);
    expect(server.received.at(-1)).toEqual({ type: 'unsubscribe', channel: 'room:r1' });
  });
});

describe('after the line was lost', () => {
  it('a room gets exactly what it missed, in order', () => {
    const { server, clock, texts, client } = inRoom();
    server.chat('r1', 'before');
    clock.advance(20);
    server.cut();
    for (const text of ['a', 'b', 'c']) server.chat('r1', text);
    clock.advance(1_100);
    expect(texts()).toEqual(['before', 'a', 'b', 'c']);
    expect(client.back.get()).toMatchObject({ messages: 3, recovered: true });
  });

  it('the page holds its last state and says what it waits for', () => {
    const { server, clock, client, texts } = inRoom();
    server.chat('r1', 'before');
    clock.advance(20);
    server.isAway = true;
    server.cut();
    clock.advance(2_000);
    expect(texts()).toEqual(['before']);
    expect(client.connection.get()).toMatchObject({ state: 'retry', attempt: 2, of: 5 });
  });

  it('it tells how long it was gone', () => {
    const { server, clock, client } = inRoom();
    server.isAway = true;
    server.cut();
    clock.advance(5_000);
    server.isAway = false;
    clock.advance(10_000);
    const back = client.back.get();
    expect(back?.awayMs).toBeGreaterThan(6_900);
    expect(back?.awayMs).toBeLessThan(7_300);
  });

  it('duplicates and holes in the replay do no harm', () => {
    const { server, clock, texts, state } = inRoom();
    server.cut();
    for (const text of ['a', 'b', 'c', 'd']) server.chat('r1', text);
    loseOnce(server, 'b', (message) => [message, message]);
    clock.advance(1_500);
    expect(texts()).toEqual(['a', 'b', 'c', 'd']);
    expect(state()).toBe('live');
  });

  it('a room whose messages are gone shows its state now, and says so', () => {
    const { server, clock, client, texts } = inRoom();
    server.cut();
    server.kept = 2;
    for (const text of ['a', 'b', 'c', 'd']) server.chat('r1', text);
    clock.advance(1_500);
    expect(texts()).toEqual(['a', 'b', 'c', 'd']);
    expect(client.back.get()).toMatchObject({ recovered: false });
  });

  it('a room that is gone is missing, and the rest goes on', () => {
    const { server, clock, client, state } = inRoom();
    server.cut();
    server.rooms.delete('r1');
    clock.advance(1_500);
    expect(client.tables.get().get('r1')?.state.get()).toEqual({ phase: 'missing' });
    expect(state()).toBe('live');
  });

  it('a move to another server is not worth a word', () => {
    const { server, clock, state } = inRoom();
    const seen = new Set<string>();
    server.cut(1001);
    for (let step = 0; step < 60; step++) {
      clock.advance(10);
      seen.add(state());
    }
    expect([...seen].filter((word) => word === 'retry' || word === 'off')).toEqual([]);
    expect(state()).toBe('live');
  });

  it('a move that takes longer than a second is told', () => {
    const { server, clock, state } = inRoom();
    server.isSilent = true;
    server.cut(1001);
    clock.advance(999);
    expect(state()).toBe('live');
    clock.advance(200);
    expect(state()).toBe('retry');
  });

  it('five failed tries end in being offline, until somebody asks', () => {
    const { server, clock, client, state, texts } = inRoom();
    server.isAway = true;
    server.cut();
    clock.advance(60_000);
    expect(state()).toBe('off');
    server.chat('r1', 'meanwhile');
    server.isAway = false;
    clock.advance(60_000);
    expect(state()).toBe('off');
    client.connect();
    clock.advance(100);
    expect([state(), texts()]).toEqual(['live', ['meanwhile']]);
  });

  it('a resume that hangs is tried on a new line', () => {
    const { server, clock, state, texts } = inRoom();
    server.cut();
    server.chat('r1', 'missed');
    server.deliver = (message) => (message.type === 'resumed' || message.type === 'chat.message' ? [] : [message]);
    clock.advance(10_000);
    expect(state()).toBe('catching');
    server.deliver = (message) => [message];
    clock.advance(10_000);
    expect([state(), texts()]).toEqual(['live', ['missed']]);
  });

  it('a resume that cannot be answered now is asked again when the server says', () => {
    const { server, clock, state, texts } = inRoom();
    server.cut();
    server.chat('r1', 'missed');
    server.refuse = (command) =>
      command.type === 'resume' ? { type: 'error', code: 'UNAVAILABLE', message: '', retry_after_ms: 300 } : null;
    clock.advance(2_000);
    expect(state()).toBe('catching');
    const asked = server.received.filter((message) => message.type === 'resume').length;
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(6);
    server.refuse = () => null;
    clock.advance(400);
    expect([state(), texts()]).toEqual(['live', ['missed']]);
  });

  it('a resume that is refused for good gives way to the image', () => {
    const { server, clock, state, texts } = inRoom();
    server.cut();
    server.chat('r1', 'missed');
    server.refuse = (command) => (command.type === 'resume' ? { type: 'error', code: 'FORBIDDEN', message: '' } : null);
    clock.advance(2_000);
    expect([state(), texts()]).toEqual(['live', ['missed']]);
  });

  it('a cable pulled out is noticed and survived', () => {
    const { server, clock, state, texts } = inRoom();
    clock.advance(1_000);
    server.isSilent = true;
    clock.advance(34_100);
    expect(state()).toBe('retry');
    server.chat('r1', 'missed');
    server.isSilent = false;
    clock.advance(20_000);
    expect([state(), texts()]).toEqual(['live', ['missed']]);
  });
});

describe('a command', () => {
  it('is done when it is acknowledged', async () => {
    const parts = inRoom();
    const end = say(parts, 'hi');
    await pass(parts.clock, 50);
    expect([end.value, parts.texts()]).toEqual(['done', ['hi']]);
  });

  it('is refused with the reason of the server', async () => {
    const parts = inRoom();
    parts.server.refuse = (command) =>
      command.type === 'chat.send' ? { type: 'error', code: 'NOT_IN_ROOM', message: '' } : null;
    const end = say(parts, 'hi');
    await pass(parts.clock, 50);
    expect(end.value).toBe('NOT_IN_ROOM');
  });

  it('waits for the connection and goes out after the resume, in order', async () => {
    const parts = inRoom();
    parts.server.cut();
    const ends = ['one', 'two', 'three'].map((text) => say(parts, text));
    parts.server.chat('r1', 'meanwhile');
    await pass(parts.clock, 1_500);
    expect(parts.texts()).toEqual(['meanwhile', 'one', 'two', 'three']);
    expect(ends.map((end) => end.value)).toEqual(['done', 'done', 'done']);
    const order = parts.server.received.map((message) => message.type);
    expect(order.lastIndexOf('resume')).toBeLessThan(order.indexOf('chat.send'));
  });

  it('whose answer was lost has one effect, though it is sent twice', async () => {
    const parts = inRoom();
    parts.server.deliver = (message) => (message.type === 'ack' ? [] : [message]);
    const end = say(parts, 'once');
    await pass(parts.clock, 100);
    parts.server.cut();
    parts.server.deliver = (message) => [message];
    await pass(parts.clock, 2_000);
    expect(end.value).toBe('done');
    expect(parts.server.lines('r1')).toEqual(['once']);
    expect(parts.server.received.filter((message) => message.type === 'chat.send')).toHaveLength(2);
  });

  it('that never reached the server takes effect after the return', async () => {
    const parts = inRoom();
    parts.server.isSilent = true;
    const end = say(parts, 'into the void');
    await pass(parts.clock, 3_000);
    parts.server.cut();
    parts.server.isSilent = false;
    await pass(parts.clock, 3_000);
    expect([end.value, parts.server.lines('r1')]).toEqual(['done', ['into the void']]);
  });

  it('can be asked for by hand to find a dead line', () => {
    const { client, server, clock, state } = inRoom();
    clock.advance(1_000);
    server.isSilent = true;
    client.checkLine();
    clock.advance(4_100);
    expect(state()).toBe('retry');
  });

  it('that is not answered makes the client look after the line', async () => {
    const parts = inRoom();
    await pass(parts.clock, 1_000);
    parts.server.isSilent = true;
    say(parts, 'hello?');
    await pass(parts.clock, 12_100);
    expect(parts.state()).toBe('retry');
  });
});

function loseOnce(server: FakeServer, text: string, otherwise: FakeServer['deliver'] = (message) => [message]): void {
  let isLost = false;
  server.deliver = (message) => {
    if (isLost || (message as RoomEvent & { text?: string }).text !== text) return otherwise(message);
    isLost = true;
    return [];
  };
}

describe('a test with promises', () => {
  it('leaves no timers when the tab is closed', async () => {
    const { client, clock } = inRoom();
    client.close();
    await settle();
    clock.advance(120_000);
    expect(clock.waiting).toBe(0);
  });
});
