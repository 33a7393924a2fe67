import type { FromWorker, Jobs } from './jobs';

/** A question the worker is at. */
export interface Asked<T> {
  answer: Promise<T>;
  /** Ends the work; the answer never comes. */
  cancel(): void;
}

/** Has the simulation do something in a worker of its own, so that the page never waits for it. */
export function ask<Name extends keyof Jobs>(
  name: Name,
  given: Jobs[Name]['given'],
  tell: (told: Jobs[Name]['told']) => void = () => {},
): Asked<Jobs[Name]['answer']> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Jobs[Name]['answer']>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ('told' in data) return tell(data.told as Jobs[Name]['told']);
      worker.terminate();
      if ('answer' in data) resolve(data.answer as Jobs[Name]['answer']);
      else reject(new Error(data.failed));
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message || 'the simulation could not be loaded'));
    };
  });
  worker.postMessage({ name, given });
  return { answer, cancel: () => worker.terminate() };
}
