/** A point in a durable channel. */
export interface Position {
  epoch: string;
  seq: number;
}

/**
 * What to do with a numbered message: show it, forget it, or ask for what is missing.
 * `early` came before the first image, which will contain it.
 */
export type Verdict = 'next' | 'duplicate' | 'gap' | 'early';

/** Where a listener stands in one durable channel: accepts each number once and in order, and notices holes. */
export class Channel {
  private at: Position | null = null;
  private missing = false;

  constructor(readonly name: string) {}

  /** Where the shown state stands; null before the first image. */
  get position(): Position | null {
    return this.at;
  }

  /** True from a hole until it is filled. */
  get isBehind(): boolean {
    return this.missing;
  }

  accept(message: Position): Verdict {
    if (!this.at) return 'early';
    if (message.epoch !== this.at.epoch) return this.hole();
    if (message.seq <= this.at.seq) return 'duplicate';
    if (message.seq > this.at.seq + 1) return this.hole();
    this.at = { epoch: message.epoch, seq: message.seq };
    this.missing = false;
    return 'next';
  }

  /** True when the image may be shown: it is never older than what is shown already. */
  image(image: Position): boolean {
    if (this.at && image.epoch === this.at.epoch && image.seq < this.at.seq) return false;
    this.at = { epoch: image.epoch, seq: image.seq };
    this.missing = false;
    return true;
  }

  /** The server says that the channel stands at `seq`: false when something is still missing here. */
  reaches(seq: number): boolean {
    if (!this.at || this.at.seq >= seq) return true;
    this.missing = true;
    return false;
  }

  /** Waits for an image again, e.g. of the next room under the same name. */
  reset(): void {
    this.at = null;
    this.missing = false;
  }

  private hole(): Verdict {
    this.missing = true;
    return 'gap';
  }
}
