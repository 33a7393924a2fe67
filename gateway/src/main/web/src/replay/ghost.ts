import type { Playback } from './playback';

/** A car of another race on the same stage, shown at the same time since the start. */
export interface Ghost {
  replayId: string;
  playback: Playback;
  /** Its place on the grid there. */
  car: number;
  /** Number whose colours it has. */
  number: number;
}
