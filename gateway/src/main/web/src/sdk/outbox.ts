import type { Cancel, Clock } from './clock';
import { COMMAND_LIFE_MS, OUTBOX_SIZE, REPEATS, REPEAT_AFTER_MS, RETRY_AFTER_MS } from './limits';
import type { Ack, Command, ErrorMessage } from './protocol';

/** A command that was refused, or never got as far as being decided. */
export class CommandError extends Error {
  constructor(
    /** A code of the protocol, or `OUTBOX_FULL`, `EXPIRED`, `NO_ANSWER`, `CLOSED` of this client. */
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'CommandError';
  }
}

export interface OutboxOptions {
  clock: Clock;
  newId: () => string;
  /** False when the connection cannot take it now. */
  send: (command: Command) => boolean;
  /** An answer is overdue: is the line still alive? */
  overdue: () => void;
}

interface Entry {
  command: Command & { request_id: string };
  bornAt: number;
  repeats: number;
  cancel: Cancel | null;
  resolve: (ack: Ack) => void;
  reject: (error: CommandError) => void;
}

/** Codes after which the outcome is unknown or undecided: the same `request_id` is sent again. */
const UNDECIDED = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/**
 * Commands on their way. Each keeps its `request_id` until it is answered, so sending it again after a lost
 * connection has no second effect. At most 32 wait; one more is refused at once.
 */
export class Outbox {
  private readonly entries = new Map<string, Entry>();
  private flowing = false;

  constructor(private readonly options: OutboxOptions) {}

  /** Commands without an answer. */
  get size(): number {
    return this.entries.size;
  }

  /** Resolves with the ack, rejects with a `CommandError`. */
  submit(command: Command): Promise<Ack> {
    if (this.entries.size >= OUTBOX_SIZE) return Promise.reject(full());
    return new Promise((resolve, reject) => {
      const request_id = command.request_id ?? this.options.newId();
      const bornAt = this.options.clock.now();
      const entry = { command: { ...command, request_id }, bornAt, repeats: 0, cancel: null, resolve, reject };
      this.entries.set(request_id, entry);
      if (this.flowing) this.transmit(entry);
    });
  }

  /** The connection is open and caught up: everything unanswered goes out, oldest first. */
  flow(): void {
    this.flowing = true;
    for (const entry of [...this.entries.values()]) this.transmit(entry);
  }

  /** The connection is gone: keep everything. */
  hold(): void {
    this.flowing = false;
    for (const entry of this.entries.values()) stopTimer(entry);
  }

  onAck(ack: Ack): void {
    this.take(ack.request_id)?.resolve(ack);
  }

  /** True when the error belonged to one of our commands. */
  onError(error: ErrorMessage): boolean {
    const entry = this.entries.get(error.request_id ?? '');
    if (!entry) return false;
    if (UNDECIDED.has(error.code)) this.retryLater(entry, error);
    else this.fail(entry, error.code, error.message, error.details);
    return true;
  }

  /** Refuses everything that waits, e.g. at sign-out. */
  clear(): void {
    for (const entry of [...this.entries.values()]) this.fail(entry, 'CLOSED', 'The connection was closed.');
  }

  private transmit(entry: Entry): void {
    stopTimer(entry);
    if (this.options.clock.now() - entry.bornAt > COMMAND_LIFE_MS) {
      return this.fail(entry, 'EXPIRED', 'This waited too long for a connection and was not sent.');
    }
    this.options.send(entry.command);
    entry.cancel = this.options.clock.after(REPEAT_AFTER_MS, () => this.onSilence(entry));
  }

  private onSilence(entry: Entry): void {
    this.options.overdue();
    this.repeat(entry, 'NO_ANSWER', 'The server did not answer. Whether it took effect shows in the room.');
  }

  private retryLater(entry: Entry, error: ErrorMessage): void {
    stopTimer(entry);
    const wait = error.retry_after_ms ?? Number(error.details?.retry_after_ms ?? RETRY_AFTER_MS);
    entry.cancel = this.options.clock.after(wait, () => this.repeat(entry, error.code, error.message));
  }

  private repeat(entry: Entry, code: string, message: string): void {
    if (!this.flowing) return;
    entry.repeats += 1;
    if (entry.repeats > REPEATS) this.fail(entry, code, message);
    else this.transmit(entry);
  }

  private fail(entry: Entry, code: string, message: string, details?: Record<string, unknown>): void {
    this.take(entry.command.request_id)?.reject(new CommandError(code, message, details));
  }

  private take(requestId: string): Entry | undefined {
    const entry = this.entries.get(requestId);
    if (entry) stopTimer(entry);
    this.entries.delete(requestId);
    return entry;
  }
}

function stopTimer(entry: Entry): void {
  entry.cancel?.();
  entry.cancel = null;
}

function full(): CommandError {
  return new CommandError(
    'OUTBOX_FULL',
    `${OUTBOX_SIZE} commands already wait for the connection; this one was not kept.`,
  );
}
