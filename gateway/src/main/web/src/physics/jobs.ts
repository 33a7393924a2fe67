import type { CarInts, Figures } from './bench';
import type { CheckProgress, Verdict } from './check';
import type { StageData } from '../races/render/course';
import type { RecordEnd, RecordPart } from './recorded';
import type { Replay } from './replay';

/** What the worker can be asked, by name: what it is given, what it tells meanwhile, and its answer. */
export interface Jobs {
  measure: { given: CarInts[]; told: never; answer: Figures[] };
  record: { given: Replay; told: { stage: StageData } | { part: RecordPart }; answer: RecordEnd };
  check: { given: Replay; told: CheckProgress; answer: Verdict };
}

export type Job = { [Name in keyof Jobs]: { name: Name; given: Jobs[Name]['given'] } }[keyof Jobs];

/** From the worker: something on the way, the answer, or why there is none. */
export type FromWorker = { told: unknown } | { answer: unknown } | { failed: string };
