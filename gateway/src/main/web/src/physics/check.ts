import { physicsVersion } from '../generated/simulation/simulation.js';
import { CHAIN_START, nextChain } from './chain';
import type { Replay } from './replay';
import { Rerun, bytesOf } from './rerun';

/** What a race made again says of its replay. */
export interface Verdict {
  isSame: boolean;
  /** The first tick at which something is otherwise, or the last of the race. */
  tick: number;
  /** What is otherwise, in words; empty where nothing is. */
  what: string;
}

/** How far a check is. */
export interface CheckProgress {
  tick: number;
  /** Hashes found equal so far, the last one of the race included. */
  equal: number;
}

class Differs extends Error {
  constructor(
    readonly tick: number,
    readonly what: string,
  ) {
    super(what);
  }
}

/**
 * Makes a race again and compares inputs by their chain and states by their hash: the same comparisons in the same
 * order as `paddock replay --file`, with the same answer.
 */
export function check(replay: Replay, tell: (progress: CheckProgress) => void = () => {}): Verdict {
  const version = physicsVersion();
  if (replay.simulation_version !== version) {
    return differs(0, `simulation version ${replay.simulation_version}, here is ${version}`);
  }
  try {
    return { isSame: true, tick: new Checking(replay).run(tell), what: '' };
  } catch (problem) {
    if (problem instanceof Differs) return differs(problem.tick, problem.what);
    return differs(0, `it cannot be simulated: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

class Checking {
  private readonly rerun: Rerun;
  private next = 0;
  private chain = CHAIN_START;
  private stamped = 0;

  constructor(private readonly replay: Replay) {
    this.rerun = new Rerun(replay);
  }

  run(tell: (progress: CheckProgress) => void): number {
    const { keyframes, ticks, hash } = this.replay;
    keyframes.forEach((keyframe, index) => {
      this.upTo(keyframe.tick);
      this.compare(keyframe.tick, keyframe.hash);
      tell({ tick: keyframe.tick, equal: index + 1 });
    });
    this.upTo(ticks);
    this.compare(ticks, hash);
    tell({ tick: ticks, equal: keyframes.length + 1 });
    return ticks;
  }

  /** The chain of inputs up to a tick, then the simulation. */
  private upTo(tick: number): void {
    const { inputs } = this.replay;
    for (let record = inputs[this.next]; record && record.tick <= tick; record = inputs[this.next]) {
      this.chain = nextChain(this.chain, record.tick, record.packed.map(bytesOf));
      if (record.tick < this.stamped || Number.parseInt(record.chain, 16) !== this.chain) {
        throw new Differs(record.tick, 'the inputs are others than were driven');
      }
      this.stamped = record.tick;
      this.next += 1;
    }
    this.rerun.to(tick);
  }

  private compare(tick: number, hash: string): void {
    if (this.rerun.tick !== tick) throw new Differs(tick, `the run is over at tick ${this.rerun.tick}`);
    const made = this.rerun.race.hash();
    if (padded(hash) !== made) throw new Differs(tick, hashes(hash, made));
  }
}

function differs(tick: number, what: string): Verdict {
  return { isSame: false, tick, what };
}

function hashes(was: string, is: string): string {
  return `the hash was ${padded(was)}, made again it is ${is}`;
}

function padded(hash: string): string {
  return hash.toLowerCase().padStart(16, '0');
}
