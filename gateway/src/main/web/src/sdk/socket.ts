import { Backoff } from './backoff';
import type { Cancel, Clock } from './clock';
import { Heartbeat, isSlow } from './heartbeat';
import { CONNECT_TIMEOUT_MS, MOVED_WITHIN_MS } from './limits';
import { type Incoming, type Outgoing, parseFrame } from './protocol';
import { Store } from './store';

/** The part of a browser's WebSocket that is used. */
export interface Wire {
  /** Set to `arraybuffer` where somebody listens to `binary`. */
  binaryType?: string;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface SocketOptions {
  open: () => Wire;
  clock: Clock;
  random: () => number;
}

/** A message of a door that this folder knows nothing of. */
export interface Typed {
  readonly type: string;
}

export type SocketState =
  | { kind: 'idle' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'open'; rtt: number | null; isSlow?: true }
  | { kind: 'waiting'; attempt: number; dueAt: number }
  | { kind: 'offline'; code: number };

export interface SocketEvents {
  open(): void;
  message(message: Incoming): void;
  /** A binary frame; without it such frames are left out. */
  binary?(data: ArrayBuffer): void;
  /** An open socket is gone; `code` is the close code, 4408 where our own heartbeat gave up. */
  lost(code: number): void;
  /** A try ended before the handshake did: the server is away, or refuses this user. */
  refused(): void;
}

const GOING_AWAY = 1001;
const SILENT = 4408;
const NEVER_OPENED = 1006;
/** Protocol broken, token refused, kicked, replaced by another tab: coming back by itself would only repeat it. */
const FINAL_CODES = new Set([4400, 4401, 4403, 4409]);

/** One connection that comes back by itself: handshake, heartbeat, back-off. It knows nothing of channels. */
export class Socket {
  readonly state = new Store<SocketState>({ kind: 'idle' });
  /** Server's clock minus ours, ms. */
  clockShift = 0;
  private wire: Wire | null = null;
  private cancelTimer: Cancel | null = null;
  private events: SocketEvents = { open() {}, message() {}, lost() {}, refused() {} };
  private readonly backoff: Backoff;
  private readonly heartbeat: Heartbeat;

  constructor(private readonly options: SocketOptions) {
    this.backoff = new Backoff(options.random);
    this.heartbeat = new Heartbeat(options.clock, {
      send: (ping) => this.send(ping),
      pong: (rtt, shift) => this.onPong(rtt, shift),
      late: () => this.state.set({ kind: 'open', rtt: null, isSlow: true }),
      dead: () => this.drop(SILENT),
    });
  }

  listen(events: SocketEvents): void {
    this.events = events;
  }

  get isOpen(): boolean {
    return this.state.get().kind === 'open';
  }

  /** Connects, or after `offline` starts the tries anew. */
  connect(): void {
    if (this.wire) return;
    this.backoff.reset();
    this.dial();
  }

  /** Hangs up and stays away. */
  close(): void {
    this.abandon();
    this.state.set({ kind: 'idle' });
  }

  /** False when there is no open connection; nothing is kept. */
  send(message: Outgoing | Typed): boolean {
    if (!this.isOpen || !this.wire) return false;
    this.wire.send(JSON.stringify(message));
    return true;
  }

  /** Something suggests that the line changed (network back, tab shown): find out now instead of later. */
  hint(): void {
    const state = this.state.get();
    if (state.kind === 'open') this.heartbeat.probe();
    else if (state.kind === 'waiting') this.dial();
    else if (state.kind === 'offline' && !FINAL_CODES.has(state.code)) this.connect();
  }

  /** Gives this connection up and gets a new one. */
  restart(): void {
    if (this.isOpen) this.drop(SILENT);
  }

  private dial(): void {
    this.abandon();
    this.state.set({ kind: 'connecting', attempt: this.backoff.attempt });
    const wire = this.options.open();
    this.wire = wire;
    if (this.events.binary) wire.binaryType = 'arraybuffer';
    this.cancelTimer = this.options.clock.after(CONNECT_TIMEOUT_MS, () => this.drop(NEVER_OPENED));
    wire.onopen = () => this.onOpen();
    wire.onmessage = (event) => this.onFrame(event.data);
    wire.onclose = (event) => this.drop(event.code);
  }

  private onOpen(): void {
    this.cancelTimer?.();
    this.state.set({ kind: 'open', rtt: null });
    this.heartbeat.start();
    this.events.open();
  }

  private onFrame(data: unknown): void {
    if (data instanceof ArrayBuffer) return this.events.binary?.(data);
    const message = typeof data === 'string' ? parseFrame(data) : null;
    if (!message) return;
    // Only a server that talks has accepted us: one that opens and closes must not reset the count.
    this.backoff.reset();
    if (message.type === 'pong') this.heartbeat.onPong(message);
    this.events.message(message);
  }

  private onPong(rtt: number, shift: number | null): void {
    if (shift !== null) this.clockShift = shift;
    this.state.set(isSlow(rtt) ? { kind: 'open', rtt, isSlow: true } : { kind: 'open', rtt });
  }

  private drop(code: number): void {
    const wasOpen = this.isOpen;
    this.abandon();
    this.plan(code);
    if (wasOpen) this.events.lost(code);
    else this.events.refused();
  }

  private plan(code: number): void {
    const wait = this.waitAfter(code);
    if (wait === null) this.state.set({ kind: 'offline', code });
    else this.wait(wait);
  }

  private waitAfter(code: number): number | null {
    if (FINAL_CODES.has(code)) return null;
    if (code === GOING_AWAY && this.backoff.attempt === 0) return this.options.random() * MOVED_WITHIN_MS;
    return this.backoff.next();
  }

  private wait(ms: number): void {
    const dueAt = this.options.clock.now() + ms;
    this.cancelTimer = this.options.clock.after(ms, () => this.dial());
    this.state.set({ kind: 'waiting', attempt: this.backoff.attempt, dueAt });
  }

  /** Lets go of the wire without waiting for a closing handshake that a dead line never answers. */
  private abandon(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.heartbeat.stop();
    const wire = this.wire;
    this.wire = null;
    if (!wire) return;
    wire.onopen = wire.onmessage = wire.onclose = null;
    wire.close();
  }
}
