import { describe, expect, it } from 'vitest';
import { settle } from '../support/fake-clock';
import { inRoom, loseOnce, say } from '../support/in-room';
import { pass } from '../support/seat';

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

describe('a test with promises', () => {
  it('leaves no timers when the tab is closed', async () => {
    const { client, clock } = inRoom();
    client.close();
    await settle();
    clock.advance(120_000);
    expect(clock.waiting).toBe(0);
  });
});
