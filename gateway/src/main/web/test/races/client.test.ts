import { describe, expect, it } from 'vitest';
import { RaceClient, channelOf } from '../../src/races/net/client';
import type { RaceImage } from '../../src/races/net/messages';
import { Seats } from '../../src/races/net/seats';
import { Socket } from '../../src/sdk';
import { FakeClock, settle } from '../support/fake-clock';

const RACE = 'race_abc';

/** A door that remembers what was said to it, and says what a test wants. */
class FakeDoor {
  readonly clock = new FakeClock();
  readonly said: Record<string, unknown>[] = [];
  readonly frames: number[] = [];
  readonly client: RaceClient;
  private wire: {
    onopen: (() => void) | null;
    onmessage: ((e: { data: unknown }) => void) | null;
    onclose: ((e: { code: number }) => void) | null;
  } | null = null;

  constructor() {
    const open = () => {
      this.wire = {
        onopen: null,
        onmessage: null,
        onclose: null,
        send: (text: string) => void this.said.push(JSON.parse(text)),
        close() {},
      } as never;
      return this.wire as never;
    };
    const socket = new Socket({ open, clock: this.clock, random: () => 0.5 });
    let id = 0;
    this.client = new RaceClient({
      socket,
      clock: this.clock,
      elapsed: () => this.clock.now(),
      newId: () => `id${++id}`,
      renew: async () => 'token',
      onRefused: () => undefined,
    });
  }

  watch(): () => void {
    return this.client.watch(RACE, { frame: (frame) => void this.frames.push(frame.tick), info: () => undefined });
  }

  connect(): void {
    this.client.connect();
    this.open();
  }

  open(): void {
    this.wire?.onopen?.();
  }

  tell(message: object | ArrayBuffer): void {
    this.wire?.onmessage?.({ data: message instanceof ArrayBuffer ? message : JSON.stringify(message) });
  }

  cut(code: number): void {
    this.wire?.onclose?.({ code });
  }

  asked(type: string): number {
    return this.said.filter((message) => message.type === type).length;
  }
}

function image(seq: number, change: Partial<RaceImage> = {}): object {
  const stage = { name: 'Kestrel Ring', length: 1980, closed: true, source: {} };
  return {
    type: 'race_state',
    race_id: RACE,
    name: 'One',
    status: 'waiting',
    cars: [],
    results: [],
    stage,
    seq,
    epoch: 'a',
    ...change,
  };
}

function event(seq: number, body: object): object {
  return { race_id: RACE, seq, epoch: 'a', ...body };
}

function shownSeq(door: FakeDoor): number | null {
  const watched = door.client.watched.get();
  return watched.phase === 'shown' ? watched.room.seq : null;
}

describe('the door of races', () => {
  it('shows a race from its image, and what happens since', () => {
    const door = new FakeDoor();
    door.watch();
    door.connect();
    expect(door.said).toContainEqual({ type: 'subscribe', channel: channelOf(RACE) });
    door.tell(image(4));
    door.tell(event(5, { type: 'spectator_joined', user_id: 3, username: 'c' }));
    expect(shownSeq(door)).toBe(5);
  });

  it('reads the race anew where a number is missing, and leaves out what it knows', () => {
    const door = new FakeDoor();
    door.watch();
    door.connect();
    door.tell(image(4));
    const asked = door.asked('subscribe');
    door.tell(event(4, { type: 'race_closed', reason: 'ended' }));
    expect(shownSeq(door)).toBe(4);
    expect(door.asked('subscribe')).toBe(asked);
    door.tell(event(7, { type: 'race_closed', reason: 'ended' }));
    expect(shownSeq(door)).toBe(4);
    expect(door.asked('subscribe')).toBe(asked + 1);
  });

  it('reads the race anew after a lost line, and says for how long it was away', async () => {
    const door = new FakeDoor();
    door.watch();
    door.connect();
    door.tell(image(4));
    door.cut(1006);
    expect(door.client.connection.get().state).toBe('retry');
    door.clock.advance(5_000);
    door.open();
    await settle();
    expect(door.client.connection.get().state).toBe('live');
    expect(door.asked('subscribe')).toBe(2);
    expect(door.client.back.get()?.awayMs).toBe(5_000);
  });

  it('gives states to who looks on, and to nobody after that', () => {
    const door = new FakeDoor();
    const end = door.watch();
    door.connect();
    const state = new ArrayBuffer(16);
    new DataView(state).setUint32(0, 0x50530100);
    new DataView(state).setInt32(4, 77);
    door.tell(state);
    expect(door.frames).toEqual([77]);
    end();
    door.tell(state);
    expect(door.frames).toEqual([77]);
    expect(door.said.at(-1)).toEqual({ type: 'unsubscribe', channel: channelOf(RACE) });
  });

  it('knows a race that is none', () => {
    const door = new FakeDoor();
    door.watch();
    door.connect();
    door.tell({ type: 'subscribed', channel: channelOf(RACE) });
    expect(door.client.watched.get().phase).toBe('missing');
  });
});

describe('a seat in a race', () => {
  const mine = { id: 1, user_id: 7, username: 'ann', has_left: false };

  it('is taken up again after a reload, once a line', async () => {
    const door = new FakeDoor();
    const seats = new Seats(door.client);
    door.watch();
    door.connect();
    door.tell(image(4, { status: 'racing', cars: [mine] as never }));
    const watched = door.client.watched.get();
    if (watched.phase !== 'shown') throw new Error('nothing shown');
    const first = seats.restore(watched.room, 7);
    void seats.restore(watched.room, 7);
    expect(door.asked('rejoin_race')).toBe(1);
    door.tell({ type: 'ack', request_id: 'id1', race_id: RACE });
    await first;
    door.cut(1006);
    door.clock.advance(5_000);
    door.open();
    void seats.restore(watched.room, 7).catch(() => undefined);
    expect(door.asked('rejoin_race')).toBe(2);
  });

  it('is found by who asks for a race and drives in one already', async () => {
    const door = new FakeDoor();
    const seats = new Seats(door.client);
    door.connect();
    const found = seats.quick(null);
    door.tell({
      type: 'error',
      code: 'ALREADY_IN_ROOM',
      message: '',
      request_id: 'id1',
      details: { race_id: 'race_x' },
    });
    expect(await found).toBe('race_x');
  });
});
