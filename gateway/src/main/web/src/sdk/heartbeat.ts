import type { Cancel, Clock } from './clock';
import { PING_EVERY_MS, PONG_TIMEOUT_MS, PROBE_TIMEOUT_MS, SLOW_AFTER_MS, SLOW_PING_EVERY_MS } from './limits';
import type { Ping, Pong } from './protocol';

export interface HeartbeatEvents {
  send(ping: Ping): void;
  /** Round trip in ms, and the server's clock minus ours in ms where the pong told it. */
  pong(rtt: number, shift: number | null): void;
  /** A pong is late; the next one says how late, or that all is well again. */
  late(): void;
  /** No pong came in time. */
  dead(): void;
}

/** Pings an open socket, measures the round trip and notices silence. */
export class Heartbeat {
  private sentAt = 0;
  private cancelNext: Cancel | null = null;
  private cancelTimeout: Cancel | null = null;
  private cancelLate: Cancel | null = null;
  private timeoutAt = Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly events: HeartbeatEvents,
  ) {}

  start(): void {
    this.ping(PONG_TIMEOUT_MS);
  }

  stop(): void {
    this.cancelNext?.();
    this.cancelNext = null;
    this.disarm();
  }

  /** Asks at once, with less patience: something hints that the line may be dead. */
  probe(): void {
    this.ping(PROBE_TIMEOUT_MS);
  }

  onPong(pong: Pong): void {
    if (this.timeoutAt === Infinity) return;
    this.disarm();
    const now = this.clock.now();
    const rtt = Math.max(0, now - (pong.ts ?? this.sentAt));
    if (isSlow(rtt)) this.again(SLOW_PING_EVERY_MS);
    this.events.pong(rtt, shiftOf(pong, now - rtt / 2));
  }

  private ping(patience: number): void {
    this.again(PING_EVERY_MS);
    this.sentAt = this.clock.now();
    this.arm(patience);
    this.events.send({ type: 'ping', ts: this.sentAt });
  }

  private again(ms: number): void {
    this.cancelNext?.();
    this.cancelNext = this.clock.after(ms, () => this.ping(PONG_TIMEOUT_MS));
  }

  /** A running timeout is only ever shortened: a new ping must not give a dead line more time. */
  private arm(patience: number): void {
    this.cancelLate ??= this.clock.after(SLOW_AFTER_MS, () => this.events.late());
    const due = this.clock.now() + patience;
    if (due >= this.timeoutAt) return;
    this.cancelTimeout?.();
    this.timeoutAt = due;
    this.cancelTimeout = this.clock.after(patience, () => {
      this.disarm();
      this.events.dead();
    });
  }

  private disarm(): void {
    this.cancelTimeout?.();
    this.cancelTimeout = null;
    this.cancelLate?.();
    this.cancelLate = null;
    this.timeoutAt = Infinity;
  }
}

/** Whether a round trip is one of a slow line. */
export function isSlow(rtt: number): boolean {
  return rtt >= SLOW_AFTER_MS;
}

function shiftOf(pong: Pong, midway: number): number | null {
  if (pong.timestamp === undefined) return null;
  const server = typeof pong.timestamp === 'number' ? pong.timestamp : Date.parse(pong.timestamp);
  return Number.isFinite(server) ? server - midway : null;
}
