import type { Incoming, Outgoing } from '../../src/sdk/protocol';
import type { Wire } from '../../src/sdk/socket';

/** One end of a connection in the hands of a test. */
export class FakeWire implements Wire {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: Outgoing[] = [];
  isClosed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Outgoing);
  }

  close(): void {
    this.isClosed = true;
  }

  accept(): void {
    this.onopen?.();
  }

  say(message: Partial<Incoming> & { type: string }): void {
    this.raw(JSON.stringify(message));
  }

  raw(data: unknown): void {
    this.onmessage?.({ data });
  }

  fail(code = 1006): void {
    this.onclose?.({ code });
  }

  /** Commands of one type, in the order they came. */
  of<T extends Outgoing['type']>(type: T): Extract<Outgoing, { type: T }>[] {
    return this.sent.filter((message) => message.type === type) as Extract<Outgoing, { type: T }>[];
  }
}

/** Every wire that was dialled, the newest last. */
export class FakeNetwork {
  readonly wires: FakeWire[] = [];

  readonly open = (): FakeWire => {
    const wire = new FakeWire();
    this.wires.push(wire);
    return wire;
  };

  get last(): FakeWire {
    const wire = this.wires.at(-1);
    if (!wire) throw new Error('Nothing was dialled');
    return wire;
  }
}
