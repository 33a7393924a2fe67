import { type Pace, TICK_MS } from '../net/pace';
import { clamp, wrapAngle } from '../render/maths';
import type { Confirmed, Pose, Predictor } from './predictor';

/** Time in which most of a correction is made, ms. */
const SMOOTH_MS = 160;
/** What is off by more has been put elsewhere: it is shown there at once, m. */
const JUMP = 20;
/** Confirmed inputs whose timing is kept, and how much of their median the lead is moved. */
const TIMINGS = 9;
const LEAD_GAIN = 0.3;
const MOST_LEAD = 60;
/** The prediction runs at most that much faster or slower than time. */
const WARP = 0.12;
/** Farther off than that many ticks it jumps. */
const JUMP_TICKS = 20;

/**
 * The own car as it is shown: predicted to the tick at which an input that is sent now takes effect, and led to where
 * the server says it is without a jerk.
 */
export class OwnCar {
  private lead: number;
  private tick = 0;
  private shownAt: number | null = null;
  private shift = { x: 0, y: 0, heading: 0 };
  private timings: number[] = [];
  /** What the last picture was corrected by, m, and the shift that is left. */
  correction = 0;

  /**
   * @param roundTrip ms
   * @param inputDelay ticks from an input's coming to its effect
   */
  constructor(
    readonly predictor: Predictor,
    private readonly pace: Pace,
    roundTrip: number,
    inputDelay: number,
  ) {
    this.lead = clamp(roundTrip / TICK_MS + inputDelay, inputDelay, MOST_LEAD);
  }

  /** Ticks between the newest state that can have come and what is predicted. */
  get leadTicks(): number {
    return this.lead;
  }

  get left(): number {
    return Math.hypot(this.shift.x, this.shift.y);
  }

  /** The tick that the next step starts from: inputs sent now are meant for it. */
  aim(now: number): void {
    const wanted = this.pace.tickAt(now) + this.lead;
    const passed = this.shownAt === null ? 0 : (now - this.shownAt) / TICK_MS;
    const on = this.tick + passed;
    const isFar = this.shownAt === null || Math.abs(wanted - on) > JUMP_TICKS;
    this.tick = isFar ? wanted : clamp(wanted, on - passed * WARP, on + passed * WARP);
    this.fade(this.shownAt === null ? 0 : now - this.shownAt);
    this.shownAt = now;
  }

  /** Where to show the car; call `aim` and `predictor.press` before. */
  show(): Pose {
    const whole = Math.ceil(this.tick);
    this.predictor.advance(whole);
    const pose = this.predictor.pose(this.share(whole));
    return { ...pose, x: pose.x + this.shift.x, y: pose.y + this.shift.y, heading: pose.heading + this.shift.heading };
  }

  /** The server's word: what changes by it is made good little by little. */
  confirm(said: Confirmed): void {
    const whole = Math.ceil(this.tick);
    const wasReady = this.predictor.isReady;
    const before = this.predictor.pose(this.share(whole));
    this.predictor.confirm(said);
    if (wasReady) this.absorb(before, this.predictor.pose(this.share(whole)));
    this.learn(this.predictor.takeTiming());
  }

  private share(whole: number): number {
    return this.predictor.tick === whole ? 1 - (whole - this.tick) : 1;
  }

  private absorb(before: Pose, after: Pose): void {
    const { shift } = this;
    shift.x += before.x - after.x;
    shift.y += before.y - after.y;
    shift.heading = wrapAngle(shift.heading + before.heading - after.heading);
    if (Math.hypot(shift.x, shift.y) > JUMP) this.shift = { x: 0, y: 0, heading: 0 };
  }

  private fade(ms: number): void {
    const share = 1 - Math.exp(-ms / SMOOTH_MS);
    const { shift } = this;
    this.correction = Math.hypot(shift.x, shift.y) * share;
    shift.x -= shift.x * share;
    shift.y -= shift.y * share;
    shift.heading -= shift.heading * share;
  }

  /** Moves the lead by when inputs really took effect; single late ones count for nothing. */
  private learn(timing: number | null): void {
    if (timing === null) return;
    this.timings.push(timing);
    if (this.timings.length < TIMINGS) return;
    const sorted = [...this.timings].sort((a, b) => a - b);
    this.lead = clamp(this.lead + LEAD_GAIN * sorted[TIMINGS >> 1]!, 0, MOST_LEAD);
    this.timings = [];
  }
}
