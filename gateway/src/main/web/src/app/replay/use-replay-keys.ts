import type { Playback } from '../../replay/playback';
import { TICKS_A_SECOND, paced, stepped, toggled } from '../../replay/playhead';
import { type KeyMap, useKeys } from '../state/keys';

/** The keys of a replay: play, seek, single ticks, speed, cameras. */
export function useReplayKeys(playback: Playback, cars: number, follow: (car: number | null) => void): void {
  const on = (seconds: number) => playback.seek(playback.head.get().tick + seconds * TICKS_A_SECOND);
  const step = (ticks: number) => playback.change((head) => stepped(head, ticks, playback.known.get()));
  const keys: KeyMap = {
    ' ': () => playback.change((head) => toggled(head, playback.end)),
    ArrowLeft: () => on(-1),
    ArrowRight: () => on(1),
    ',': () => step(-1),
    '.': () => step(1),
    '[': () => playback.change((head) => paced(head, -1)),
    ']': () => playback.change((head) => paced(head, 1)),
    Home: () => playback.seek(0),
    End: () => playback.seek(playback.end),
    '0': () => follow(null),
  };
  for (let car = 0; car < cars; car += 1) keys[String(car + 1)] = () => follow(car);
  useKeys(keys);
}
