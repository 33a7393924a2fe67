import { useEffect, useRef } from 'react';

/** Key (as in `KeyboardEvent.key`, or two joined by a blank) to what it does. */
export type KeyMap = Record<string, () => void>;

/** A second key of a pair must come within this time, ms. */
const PAIR_MS = 1_200;

/** Runs single keys and pairs like `g n`, but never while somebody types or holds a modifier. */
export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const first = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event) || document.querySelector('dialog[open]')) return;
      const isPair = event.timeStamp - first.at < PAIR_MS;
      const run = (isPair && latest.current[`${first.key} ${event.key}`]) || latest.current[event.key];
      first.key = event.key;
      first.at = event.timeStamp;
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Somebody types, or the key already means something where the focus is. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.metaKey || event.ctrlKey || event.altKey) return true;
  const target = event.target as HTMLElement;
  if (target.matches?.('input, textarea, select')) return true;
  // Space and Enter belong to the button or link that has the focus.
  return (event.key === ' ' || event.key === 'Enter') && target.matches?.('button, a, summary');
}
