import type { Position } from './channel';
import { RESUME_CHANNELS } from './limits';
import type { Resume, Resumed } from './protocol';

/** What a finished catch-up amounts to. */
export interface CatchUp {
  /** Messages that were shown late instead of lost. */
  messages: number;
  /** False when at least one channel could only be given as its state now. */
  recovered: boolean;
}

interface Pending {
  /** Where the channel stands on the server; null until it answered. */
  goal: Position | null;
  from: number;
  at: number;
  recovered: boolean;
}

/** Follows one `resume` from asking to the last missed message. */
export class Resumption {
  private readonly pending = new Map<string, Pending>();
  private messages = 0;
  private recovered = true;

  /** The command that asks for everything after these points, at most 64 of them. */
  ask(points: ReadonlyMap<string, Position>): Resume {
    const channels = [...points].slice(0, RESUME_CHANNELS);
    for (const [channel, { seq }] of channels) {
      this.pending.set(channel, { goal: null, from: seq, at: seq, recovered: true });
    }
    return { type: 'resume', channels: channels.map(([channel, point]) => ({ channel, ...point })) };
  }

  onResumed(answer: Resumed): void {
    const waiting = this.pending.get(answer.channel);
    if (!waiting) return;
    waiting.goal = { epoch: answer.epoch, seq: answer.seq };
    waiting.recovered = answer.recovered;
    if (answer.recovered) this.settle(answer.channel, waiting);
  }

  /** The shown state of a channel has reached `position`. */
  onProgress(channel: string, position: Position): void {
    const waiting = this.pending.get(channel);
    if (!waiting) return;
    waiting.at = position.seq;
    if (waiting.goal && waiting.goal.epoch !== position.epoch) return;
    this.settle(channel, waiting);
  }

  /** The image came, or the server knows no such channel: nothing more is to be waited for. */
  onReplaced(channel: string): void {
    if (this.pending.delete(channel)) this.recovered = false;
  }

  /** True while the server has not yet said where this channel stands. */
  isAsked(channel: string): boolean {
    return this.pending.get(channel)?.goal === null;
  }

  get isDone(): boolean {
    return this.pending.size === 0;
  }

  /** Messages still missing, as far as the server has said. */
  get toGo(): number {
    let sum = 0;
    for (const { goal, at } of this.pending.values()) sum += goal ? Math.max(0, goal.seq - at) : 0;
    return sum;
  }

  get result(): CatchUp {
    return { messages: this.messages, recovered: this.recovered };
  }

  private settle(channel: string, waiting: Pending): void {
    if (!waiting.goal || !waiting.recovered || waiting.at < waiting.goal.seq) return;
    this.messages += waiting.at - waiting.from;
    this.pending.delete(channel);
  }
}
