import { type Asked, ask } from '../physics/ask';
import type { Replay } from '../physics/replay';
import type { RecordEnd } from '../physics/recorded';
import type { StageData } from '../races/render/course';
import { Store } from '../sdk';
import { AT_START, type Playhead, advanced, sought } from './playhead';
import { Recording } from './recording';

/** A replay being shown: driven again in a worker, played as soon as the first ticks are there. */
export class Playback {
  readonly recording: Recording;
  readonly head = new Store<Playhead>(AT_START);
  /** Null until the worker has made the stage. */
  readonly stage = new Store<StageData | null>(null);
  /** Last tick that is there; −1 for none. */
  readonly known = new Store(-1);
  /** Why it cannot be shown; null while it can. */
  readonly problem = new Store<string | null>(null);
  private asked: Asked<RecordEnd> | null = null;

  constructor(readonly replay: Replay) {
    this.recording = new Recording(replay.spec.cars.length, replay.ticks);
  }

  get end(): number {
    return this.recording.end?.ticks ?? this.replay.ticks;
  }

  start(): void {
    this.asked = ask('record', this.replay, (told) => {
      if ('stage' in told) return this.stage.set(told.stage);
      this.recording.append(told.part);
      this.known.set(this.recording.ticks);
    });
    this.asked.answer.then(
      (end) => {
        this.recording.end = end;
        this.known.set(this.recording.ticks);
      },
      (problem: Error) => this.problem.set(problem.message),
    );
  }

  stop(): void {
    this.asked?.cancel();
  }

  /** Lets some seconds of the reader's time pass. */
  pass(seconds: number): void {
    this.head.set(advanced(this.head.get(), seconds, Math.max(0, this.known.get()), this.end));
  }

  seek(tick: number): void {
    this.head.set(sought(this.head.get(), tick, Math.max(0, this.known.get())));
  }

  change(how: (head: Playhead) => Playhead): void {
    this.head.set(how(this.head.get()));
  }
}
