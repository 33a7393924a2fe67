import { useEffect, useState } from 'react';
import type { Playback } from '../../replay/playback';
import type { Playhead } from '../../replay/playhead';

const EVERY_MS = 100;

/** The playhead for what is read, not drawn: ten times a second while it moves, at once when it is moved. */
export function useHead(playback: Playback): Playhead {
  const [head, setHead] = useState(playback.head.get());
  useEffect(() => {
    let told = 0;
    let later: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      told = performance.now();
      later = undefined;
      setHead(playback.head.get());
    };
    const heard = () => {
      if (later !== undefined) return;
      later = setTimeout(tell, Math.max(0, told + EVERY_MS - performance.now()));
    };
    tell();
    const stop = playback.head.subscribe(heard);
    return () => {
      stop();
      clearTimeout(later);
    };
  }, [playback]);
  return head;
}
