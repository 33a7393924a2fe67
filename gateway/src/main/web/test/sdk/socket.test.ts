import { beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/sdk/protocol';
import { Socket } from '../../src/sdk/socket';
import { FakeClock } from '../support/fake-clock';
import { FakeNetwork } from '../support/fake-wire';

let clock: FakeClock;
let network: FakeNetwork;
let socket: Socket;
let random: number;
let log: string[];

beforeEach(() => {
  clock = new FakeClock();
  network = new FakeNetwork();
  random = 0.5;
  log = [];
  socket = new Socket({ open: network.open, clock, random: () => random });
  socket.listen({
    open: () => log.push('open'),
    message: (message: Incoming) => log.push(message.type),
    lost: (code) => log.push(`lost ${code}`),
    refused: () => log.push('refused'),
  });
});

function connect(): void {
  socket.connect();
  network.last.accept();
  network.last.say({ type: 'auth_ok' });
}

/** Lets every try fail at once; the waits between them, ms. */
function failAll(): number[] {
  const waits: number[] = [];
  for (let state = socket.state.get(); state.kind === 'waiting'; state = socket.state.get()) {
    waits.push(state.dueAt - clock.now());
    clock.advance(state.dueAt - clock.now());
    network.last.fail();
  }
  return waits;
}

describe('Socket', () => {
  it('opens, says so and passes messages on', () => {
    socket.connect();
    expect(socket.state.get()).toEqual({ kind: 'connecting', attempt: 0 });
    network.last.accept();
    network.last.say({ type: 'auth_ok' });
    expect(socket.isOpen).toBe(true);
    expect(log).toEqual(['open', 'auth_ok']);
  });

  it('dials once, however often it is told to connect', () => {
    socket.connect();
    socket.connect();
    expect(network.wires).toHaveLength(1);
  });

  it('shows the round trip of its heartbeat and keeps the difference of the clocks', () => {
    connect();
    const ping = network.last.of('ping')[0];
    clock.advance(24);
    network.last.say({ type: 'pong', ts: ping?.ts, timestamp: clock.now() - 12 + 900 });
    expect(socket.state.get()).toEqual({ kind: 'open', rtt: 24 });
    expect(socket.clockShift).toBe(900);
  });

  it('tells a slow line from a fast one', () => {
    connect();
    clock.advance(1_000);
    expect(socket.state.get()).toEqual({ kind: 'open', rtt: null, isSlow: true });
    clock.advance(800);
    network.last.say({ type: 'pong' });
    expect(socket.state.get()).toEqual({ kind: 'open', rtt: 1_800, isSlow: true });
    clock.advance(5_000);
    network.last.say({ type: 'pong' });
    expect(socket.state.get()).toEqual({ kind: 'open', rtt: 0 });
  });

  it('refuses to send while it is not open', () => {
    expect(socket.send({ type: 'list_rooms' })).toBe(false);
    socket.connect();
    expect(socket.send({ type: 'list_rooms' })).toBe(false);
    network.last.accept();
    expect(socket.send({ type: 'list_rooms' })).toBe(true);
    expect(network.last.of('list_rooms')).toHaveLength(1);
  });

  it('skips frames that are no JSON objects with a type', () => {
    connect();
    for (const frame of ['', '{', '[]', '7', '"x"', 'null', '{"kind":"x"}', new ArrayBuffer(2)])
      network.last.raw(frame);
    expect(log).toEqual(['open', 'auth_ok']);
  });

  describe('when the line is lost', () => {
    it('tries five times, 1, 2, 4, 8 and 16 seconds apart, and then stays offline', () => {
      connect();
      network.last.fail();
      expect(failAll()).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
      expect(socket.state.get()).toEqual({ kind: 'offline', code: 1006 });
      expect(network.wires).toHaveLength(6);
      clock.advance(600_000);
      expect(network.wires).toHaveLength(6);
    });

    it('tells the number of the try', () => {
      connect();
      network.last.fail();
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 1 });
      clock.advance(1_000);
      expect(socket.state.get()).toEqual({ kind: 'connecting', attempt: 1 });
      network.last.fail();
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 2 });
    });

    it('jitters the waits', () => {
      connect();
      random = 1;
      network.last.fail();
      expect(failAll()).toEqual([1_200, 2_400, 4_800, 9_600, 19_200]);
    });

    it('starts the tries anew when somebody asks for it', () => {
      connect();
      network.last.fail();
      failAll();
      connect();
      expect(socket.isOpen).toBe(true);
      network.last.fail();
      expect(failAll()).toHaveLength(5);
    });

    it('counts again from one after a server has spoken', () => {
      connect();
      network.last.fail();
      clock.advance(1_000);
      network.last.accept();
      network.last.say({ type: 'auth_ok' });
      network.last.fail();
      expect(socket.state.get()).toMatchObject({ attempt: 1 });
    });

    it('does not count from one for a server that opens and closes without a word', () => {
      connect();
      network.last.fail();
      clock.advance(1_000);
      network.last.accept();
      network.last.fail();
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 2 });
    });

    it('says lost for an open line and refused for a handshake that failed', () => {
      connect();
      network.last.fail(1011);
      clock.advance(1_000);
      network.last.fail();
      expect(log).toEqual(['open', 'auth_ok', 'lost 1011', 'refused']);
    });

    it('hears nothing more from a wire it has given up', () => {
      connect();
      const old = network.last;
      old.fail();
      old.say({ type: 'room_list' });
      old.fail();
      expect(log).toEqual(['open', 'auth_ok', 'lost 1006']);
      expect(old.isClosed).toBe(true);
    });
  });

  describe('by close code', () => {
    it('is back within a jittered second after 1001', () => {
      connect();
      random = 0.7;
      network.last.fail(1001);
      expect(socket.state.get()).toEqual({ kind: 'waiting', attempt: 0, dueAt: clock.now() + 700 });
      clock.advance(700);
      expect(network.wires).toHaveLength(2);
    });

    it('backs off when it does not get in after 1001', () => {
      connect();
      network.last.fail(1001);
      clock.advance(500);
      network.last.fail();
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 1 });
    });

    it('does not hammer a server that goes away again and again', () => {
      connect();
      network.last.fail();
      clock.advance(1_000);
      network.last.fail(1001);
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 2 });
    });

    it.each([4400, 4401, 4403, 4409])('does not come back by itself after %i', (code) => {
      connect();
      network.last.fail(code);
      expect(socket.state.get()).toEqual({ kind: 'offline', code });
      clock.advance(600_000);
      socket.hint();
      expect(network.wires).toHaveLength(1);
    });

    it.each([4408, 4413, 4429, 1000, 1011])('comes back after %i', (code) => {
      connect();
      network.last.fail(code);
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 1 });
    });

    it('comes back after 4409 when somebody says so', () => {
      connect();
      network.last.fail(4409);
      connect();
      expect(socket.isOpen).toBe(true);
    });
  });

  describe('when the line is silent', () => {
    it('gives it up after a ping without a pong for 10 seconds', () => {
      connect();
      clock.advance(10_000);
      expect(log).toContain('lost 4408');
      expect(socket.state.get()).toMatchObject({ kind: 'waiting', attempt: 1 });
    });

    it('gives up a handshake that hangs for 10 seconds', () => {
      socket.connect();
      clock.advance(10_000);
      expect(log).toEqual(['refused']);
      expect(network.last.isClosed).toBe(true);
    });

    it('does not wait for the closing handshake of a dead line', () => {
      connect();
      socket.restart();
      expect(log).toContain('lost 4408');
      clock.advance(1_000);
      expect(network.wires).toHaveLength(2);
    });
  });

  describe('on a hint', () => {
    it('pings at once and waits only 4 seconds', () => {
      connect();
      network.last.say({ type: 'pong' });
      clock.advance(3_000);
      socket.hint();
      expect(network.last.of('ping')).toHaveLength(2);
      clock.advance(4_000);
      expect(log).toContain('lost 4408');
    });

    it('uses a waiting try now', () => {
      connect();
      network.last.fail();
      socket.hint();
      expect(socket.state.get()).toEqual({ kind: 'connecting', attempt: 1 });
      clock.advance(1_000);
      expect(network.wires).toHaveLength(2);
    });

    it('ends being offline', () => {
      connect();
      network.last.fail();
      failAll();
      socket.hint();
      expect(socket.state.get()).toEqual({ kind: 'connecting', attempt: 0 });
    });

    it('does nothing before anybody wanted a connection', () => {
      socket.hint();
      expect(network.wires).toHaveLength(0);
    });
  });

  it('leaves no timer behind when it is closed', () => {
    connect();
    socket.close();
    expect(clock.waiting).toBe(0);
    expect(socket.state.get()).toEqual({ kind: 'idle' });
    expect(log).toEqual(['open', 'auth_ok']);
  });
});
