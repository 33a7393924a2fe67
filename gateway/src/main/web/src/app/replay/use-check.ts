import { useEffect, useRef, useState } from 'react';
import { type Asked, ask } from '../../physics/ask';
import type { CheckProgress, Verdict } from '../../physics/check';
import type { Replay } from '../../physics/replay';

/** A check before it began, on its way, and at its end. */
export type Check =
  | { state: 'none' }
  | { state: 'running'; progress: CheckProgress }
  | { state: 'done'; verdict: Verdict; progress: CheckProgress; seconds: number }
  | { state: 'failed'; message: string };

const NOTHING: CheckProgress = { tick: 0, equal: 0 };

/** Makes the race again in a worker and compares; the page goes on meanwhile. */
export function useCheck(replay: Replay): { check: Check; run(): void } {
  const [check, setCheck] = useState<Check>({ state: 'none' });
  const asked = useRef<Asked<Verdict> | null>(null);
  useEffect(() => {
    setCheck({ state: 'none' });
    return () => asked.current?.cancel();
  }, [replay]);
  const run = () => {
    asked.current?.cancel();
    let progress = NOTHING;
    const from = performance.now();
    setCheck({ state: 'running', progress });
    asked.current = ask('check', replay, (told) => {
      progress = told;
      setCheck({ state: 'running', progress });
    });
    asked.current.answer.then(
      (verdict) => setCheck({ state: 'done', verdict, progress, seconds: (performance.now() - from) / 1000 }),
      (problem: Error) => setCheck({ state: 'failed', message: problem.message }),
    );
  };
  return { check, run };
}
