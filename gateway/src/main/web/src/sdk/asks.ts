import type { Clock } from './clock';
import { ASKS, RETRY_AFTER_MS } from './limits';
import type { ErrorMessage } from './protocol';

/** A `subscribe` or `resume` under way, for the case that it is refused. */
export interface Ask {
  /** Not now: ask once more. */
  again(): void;
  /** Never. */
  refused(): void;
}

/** Refusals that only mean: not now. */
const UNDECIDED = new Set(['UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL']);

/** Questions for images and missed messages that may have to be asked again; those of a lost line are void. */
export class Asks {
  private readonly open = new Map<string, Ask>();
  private readonly delayed = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly newId: () => string,
  ) {}

  /** The `request_id` for a new question. Of too many, the oldest is forgotten. */
  start(ask: Ask): string {
    const id = this.newId();
    this.open.set(id, ask);
    const oldest = this.open.keys().next().value;
    if (this.open.size > ASKS && oldest !== undefined) this.open.delete(oldest);
    return id;
  }

  /** Ends a question; false when it was over already, or its line is lost. */
  end(id: string): boolean {
    return this.open.delete(id);
  }

  onError(error: ErrorMessage): void {
    const id = error.request_id ?? '';
    const ask = this.open.get(id);
    if (!ask) return;
    if (UNDECIDED.has(error.code)) this.delay(id, ask, error.retry_after_ms ?? RETRY_AFTER_MS);
    else ask.refused();
  }

  clear(): void {
    this.open.clear();
    this.delayed.clear();
  }

  /** A resume is refused channel by channel: the first refusal plans the next try of all. */
  private delay(id: string, ask: Ask, ms: number): void {
    if (this.delayed.has(id)) return;
    this.delayed.add(id);
    this.clock.after(ms, () => {
      this.delayed.delete(id);
      if (this.end(id)) ask.again();
    });
  }
}
