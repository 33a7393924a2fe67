import type { Race } from '../../generated/simulation/simulation';
import { lerpAngle, wrapAngle } from '../render/maths';

/** The own car as the server says it is, y up. */
export interface Confirmed {
  tick: number;
  /** Number of the newest input that has taken effect. */
  lastInput: number;
  x: number;
  y: number;
  vx: number;
  vy: number;
  heading: number;
  turning: number;
  lap: number;
  checkpoint: number;
  /** 0 … 1 of what the car started with. */
  nitro: number;
}

/** Where the own car is predicted to be, y up. */
export interface Pose {
  x: number;
  y: number;
  vx: number;
  vy: number;
  heading: number;
  turning: number;
  /** Angle of the front wheels, rad; tangent of the rear slip angle. */
  steer: number;
  slip: number;
  isOffTrack: boolean;
  isDrifting: boolean;
  nitroCharges: number;
  nitroTicks: number;
}

/** Bursts of nitro a car starts with, and their ticks. */
export interface NitroStore {
  charges: number;
  ticks: number;
}

interface Input {
  n: number;
  controls: number;
  /** The first step it is used in is the one from this tick on; `meant` is what was thought when it was sent. */
  tick: number;
  meant: number;
}

/** What the wire rounds: a prediction that is off by less is right. */
const SAME_PLACE = 0.006;
const SAME_SPEED = 0.03;
const SAME_ANGLE = 0.0006;
const SAME_TURNING = 0.004;
const SAME_NITRO = 0.02;
/** Most ticks that are gone through again for one state. */
const MOST_REPEATED = 150;
const MOST_INPUTS = 256;
/** Numbers a car that `Race.read` writes. */
const READS = 20;

/**
 * The own car ahead of the server's word: the same physics with the inputs at once. When a state comes, the
 * prediction starts anew from there with the inputs the server had not seen; inputs that took effect earlier or later
 * than thought are moved to where they did.
 */
export class Predictor {
  private read = { now: new Float64Array(READS), before: new Float64Array(READS) };
  private readonly inputs: Input[] = [];
  private known: { tick: number; state: Int8Array } | null = null;
  private at = 0;
  private active = 0;
  private timing: number | null = null;

  /** @param race of the own car alone, on the stage of the race */
  constructor(
    private readonly race: Race,
    private readonly store: NitroStore,
  ) {}

  get isReady(): boolean {
    return this.known !== null;
  }

  /** The tick that is predicted. */
  get tick(): number {
    return this.at;
  }

  /** Ticks by which the last confirmed input took effect later (+) or earlier (−) than thought; once, else null. */
  takeTiming(): number | null {
    const timing = this.timing;
    this.timing = null;
    return timing;
  }

  /** An input was sent: it is used from the next step on. */
  press(n: number, controls: number): void {
    this.inputs.push({ n, controls, tick: this.at, meant: this.at });
    if (this.inputs.length > MOST_INPUTS) this.inputs.shift();
  }

  /** Goes on to a tick, or not at all if that has been. */
  advance(tick: number): void {
    if (!this.known) return;
    const end = Math.min(tick, this.known.tick + MOST_REPEATED);
    while (this.at < end) this.step();
  }

  /** Takes over what the server says. */
  confirm(said: Confirmed): void {
    if (this.known && said.tick <= this.known.tick) return;
    const aim = this.at;
    this.retime(said);
    if (this.known && said.tick - this.known.tick <= MOST_REPEATED) this.rewind(said.tick);
    else this.at = said.tick;
    this.adopt(said);
    this.known = { tick: said.tick, state: this.race.save() };
    this.forget(said);
    this.look();
    this.look();
    this.advance(aim);
  }

  /** Where the car is `share` of the way from the tick before to the present one. */
  pose(share = 1): Pose {
    const { now, before } = this.read;
    const mix = (field: number) => before[field]! + (now[field]! - before[field]!) * share;
    return {
      x: mix(0),
      y: mix(1),
      vx: mix(2),
      vy: mix(3),
      heading: lerpAngle(before[4]!, now[4]!, share),
      turning: mix(5),
      steer: mix(6),
      slip: mix(7),
      isOffTrack: (now[11]! & 1) !== 0,
      isDrifting: (now[11]! & 2) !== 0,
      nitroCharges: now[15]!,
      nitroTicks: now[16]!,
    };
  }

  private step(): void {
    this.race.setInput(0, this.controlsAt(this.at));
    this.race.step();
    this.at++;
    this.look();
  }

  private look(): void {
    const { now, before } = this.read;
    this.read = { now: before, before: now };
    this.race.read(before);
  }

  private controlsAt(tick: number): number {
    let controls = this.active;
    for (const input of this.inputs) if (input.tick <= tick) controls = input.controls;
    return controls;
  }

  /** Moves inputs to where the state says they must have taken effect. */
  private retime(said: Confirmed): void {
    for (const input of this.inputs) {
      if (input.n > said.lastInput) {
        input.tick = Math.max(input.tick, said.tick);
      } else {
        input.tick = Math.min(input.tick, said.tick - 1);
        if (this.known) this.timing = input.tick - input.meant;
      }
    }
  }

  /** Back to the last state, and from there to the new one with inputs where they belong. */
  private rewind(tick: number): void {
    this.race.load(this.known!.state);
    this.at = this.known!.tick;
    while (this.at < tick) this.step();
  }

  private adopt(said: Confirmed): void {
    this.look();
    const pose = this.pose();
    if (!isSame(pose, said)) {
      this.race.adopt(0, said.x, said.y, said.vx, said.vy, said.heading, said.turning, said.lap, said.checkpoint);
    }
    this.adoptNitro(pose, said);
  }

  private adoptNitro(pose: Pose, said: Confirmed): void {
    const { charges, ticks } = this.store;
    const all = charges * ticks;
    if (all === 0 || Math.abs((pose.nitroCharges * ticks + pose.nitroTicks) / all - said.nitro) < SAME_NITRO) return;
    const left = Math.round(said.nitro * all);
    this.race.adoptNitro(0, Math.floor(left / ticks), left % ticks);
  }

  private forget(said: Confirmed): void {
    while (this.inputs[0] && this.inputs[0].n <= said.lastInput) this.active = this.inputs.shift()!.controls;
  }
}

function isSame(pose: Pose, said: Confirmed): boolean {
  return (
    Math.abs(pose.x - said.x) < SAME_PLACE &&
    Math.abs(pose.y - said.y) < SAME_PLACE &&
    Math.abs(pose.vx - said.vx) < SAME_SPEED &&
    Math.abs(pose.vy - said.vy) < SAME_SPEED &&
    Math.abs(wrapAngle(pose.heading - said.heading)) < SAME_ANGLE &&
    Math.abs(pose.turning - said.turning) < SAME_TURNING
  );
}
