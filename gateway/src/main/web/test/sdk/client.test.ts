import { describe, expect, it } from 'vitest';
import { FakeClock } from '../support/fake-clock';
import { FakeServer } from '../support/fake-server';
import { inRoom, loseOnce, say } from '../support/in-room';
import { ANN, connectedTab, pass, tab } from '../support/seat';

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
