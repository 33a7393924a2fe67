import { measure } from './bench';
import { check } from './check';
import type { FromWorker, Job } from './jobs';
import { record } from './record';

/** The simulation beside the page: one job a worker, so that stopping it is ending the worker. */
onmessage = ({ data: job }: MessageEvent<Job>) => {
  try {
    say({ answer: run(job) });
  } catch (problem) {
    say({ failed: problem instanceof Error ? problem.message : String(problem) });
  }
};

function run(job: Job): unknown {
  switch (job.name) {
    case 'measure':
      return job.given.map(measure);
    case 'check':
      return check(job.given, (progress) => say({ told: progress }));
    case 'record':
      return record(
        job.given,
        (stage) => say({ told: { stage } }),
        (part) => say({ told: { part } }, [part.frames.buffer as ArrayBuffer]),
      );
  }
}

function say(message: FromWorker, moved: Transferable[] = []): void {
  postMessage(message, { transfer: moved });
}
