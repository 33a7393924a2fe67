import { beforeEach, describe, expect, it } from 'vitest';
import { Heartbeat } from '../../src/sdk/heartbeat';
import type { Ping, Pong } from '../../src/sdk/protocol';
import { FakeClock } from '../support/fake-clock';

let clock: FakeClock;
let pings: Ping[];
let pongs: [rtt: number, shift: number | null][];
let late: number;
let deaths: number;
let heartbeat: Heartbeat;

beforeEach(() => {
  clock = new FakeClock();
  pings = [];
  pongs = [];
  late = 0;
  deaths = 0;
  heartbeat = new Heartbeat(clock, {
    send: (ping) => pings.push(ping),
    pong: (rtt, shift) => pongs.push([rtt, shift]),
    late: () => late++,
    dead: () => deaths++,
  });
});

function pong(fields: Partial<Pong> = {}): Pong {
  return { type: 'pong', ...fields };
}

describe('Heartbeat', () => {
  it('pings at once, so that the round trip is known early', () => {
    heartbeat.start();
    expect(pings).toEqual([{ type: 'ping', ts: clock.now() }]);
  });

  it('pings every 25 seconds while it is answered', () => {
    heartbeat.start();
    for (let beat = 0; beat < 4; beat++) {
      heartbeat.onPong(pong());
      clock.advance(25_000);
    }
    expect(pings).toHaveLength(5);
    expect(deaths).toBe(0);
  });

  it('measures from the echoed time of sending', () => {
    heartbeat.start();
    const sentAt = clock.now();
    clock.advance(42);
    heartbeat.onPong(pong({ ts: sentAt }));
    expect(pongs).toEqual([[42, null]]);
  });

  it('measures from its own note where the server echoes nothing', () => {
    heartbeat.start();
    clock.advance(30);
    heartbeat.onPong(pong());
    expect(pongs).toEqual([[30, null]]);
  });

  it('learns how far the clocks are apart, in milliseconds and as ISO time', () => {
    heartbeat.start();
    clock.advance(40);
    const midway = clock.now() - 20;
    heartbeat.onPong(pong({ timestamp: midway + 5_000 }));
    heartbeat.probe();
    heartbeat.onPong(pong({ timestamp: new Date(clock.now() - 3_000).toISOString() }));
    expect(pongs.map(([, shift]) => shift)).toEqual([5_000, -3_000]);
  });

  it('ignores a time it cannot read', () => {
    heartbeat.start();
    heartbeat.onPong(pong({ timestamp: 'noon' }));
    expect(pongs).toEqual([[0, null]]);
  });

  it('says that a pong is late after a second, once', () => {
    heartbeat.start();
    clock.advance(999);
    expect(late).toBe(0);
    clock.advance(5_000);
    expect(late).toBe(1);
  });

  it('measures a slow line more often until it is fast again', () => {
    heartbeat.start();
    clock.advance(1_800);
    heartbeat.onPong(pong());
    expect(pongs).toEqual([[1_800, null]]);
    clock.advance(5_000);
    expect(pings).toHaveLength(2);
    heartbeat.onPong(pong());
    clock.advance(24_999);
    expect(pings).toHaveLength(2);
    expect(late).toBe(1);
  });

  it('calls the line dead after 10 seconds without a pong', () => {
    heartbeat.start();
    clock.advance(9_999);
    expect(deaths).toBe(0);
    clock.advance(1);
    expect(deaths).toBe(1);
  });

  it('calls it dead once, not with every ping', () => {
    heartbeat.start();
    clock.advance(24_000);
    expect(deaths).toBe(1);
  });

  it('has less patience after a hint', () => {
    heartbeat.start();
    heartbeat.onPong(pong());
    clock.advance(5_000);
    heartbeat.probe();
    clock.advance(4_000);
    expect(deaths).toBe(1);
  });

  it('gives a line under suspicion no more time because of another ping', () => {
    heartbeat.start();
    clock.advance(8_000);
    heartbeat.probe();
    clock.advance(2_000);
    expect(deaths).toBe(1);
  });

  it('counts the next beat from a probe', () => {
    heartbeat.start();
    heartbeat.onPong(pong());
    clock.advance(20_000);
    heartbeat.probe();
    heartbeat.onPong(pong());
    clock.advance(24_999);
    expect(pings).toHaveLength(2);
    clock.advance(1);
    expect(pings).toHaveLength(3);
  });

  it('drops a pong that nobody waits for', () => {
    heartbeat.start();
    heartbeat.onPong(pong());
    heartbeat.onPong(pong());
    expect(pongs).toHaveLength(1);
  });

  it('leaves nothing behind when it stops', () => {
    heartbeat.start();
    heartbeat.stop();
    expect(clock.waiting).toBe(0);
    clock.advance(60_000);
    expect([pings.length, deaths]).toEqual([1, 0]);
  });
});
