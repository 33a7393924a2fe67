import type { Race } from '../../src/generated/simulation/simulation';
import * as simulation from '../../src/generated/simulation/simulation.js';
import type { Confirmed } from '../../src/races/drive/predictor';
import { TICK_MS } from '../../src/races/net/pace';
import { chance } from '../../src/races/render/maths';

/** One direction of a line in order: every segment takes `delay`, some are sent again after `retransmission`, ms. */
export class Line<T> {
  private readonly random: () => number;
  private readonly flight: { at: number; what: T }[] = [];
  private last = 0;

  constructor(
    seed: number,
    private readonly delay: number,
    private readonly lossShare: number,
    private readonly retransmission: number,
  ) {
    this.random = chance(seed);
  }

  send(what: T, now: number): void {
    const late = this.random() < this.lossShare ? this.retransmission : 0;
    this.last = Math.max(this.last, now + this.delay + late);
    this.flight.push({ at: this.last, what });
  }

  /** What has arrived by now. */
  take(now: number): T[] {
    const count = this.flight.findIndex(({ at }) => at > now);
    return this.flight.splice(0, count < 0 ? this.flight.length : count).map(({ what }) => what);
  }
}

interface Sent {
  n: number;
  controls: number;
}

/** The server's side of one car: inputs take effect two ticks after they come, a state goes out every third tick. */
export class FakeRun {
  static readonly INPUT_DELAY = 2;
  readonly truth: { x: number; y: number }[] = [];
  private readonly out = new Float64Array(20);
  private waiting: { from: number; input: Sent }[] = [];
  private lastInput = 0;
  private tick = 0;

  constructor(
    readonly race: Race,
    private readonly up: Line<Sent>,
    private readonly down: Line<Confirmed>,
  ) {}

  /** Lives on to a time in ms. */
  run(now: number): void {
    while ((this.tick + 1) * TICK_MS <= now) {
      const at = (this.tick + 1) * TICK_MS;
      for (const input of this.up.take(at)) this.waiting.push({ from: this.tick + FakeRun.INPUT_DELAY, input });
      this.step();
      if (this.tick % 3 === 0) this.down.send(this.state(), at);
    }
  }

  private step(): void {
    for (const { input } of this.waiting.filter(({ from }) => from <= this.tick)) {
      this.race.setInput(0, input.controls);
      this.lastInput = input.n;
    }
    this.waiting = this.waiting.filter(({ from }) => from > this.tick);
    this.race.step();
    this.tick++;
    this.race.read(this.out);
    this.truth[this.tick] = { x: this.out[0]!, y: this.out[1]! };
  }

  /** Rounded as on the wire. */
  private state(): Confirmed {
    const { out } = this;
    const to = (value: number, parts: number) => Math.round(value * parts) / parts;
    return {
      tick: this.tick,
      lastInput: this.lastInput,
      x: to(out[0]!, 512),
      y: to(out[1]!, 512),
      vx: to(out[2]!, 100),
      vy: to(out[3]!, 100),
      heading: to(out[4]!, 10_000),
      turning: to(out[5]!, 1_000),
      lap: out[12]!,
      checkpoint: out[13]!,
      nitro: to((out[15]! * 100 + out[16]!) / 200, 255),
    };
  }
}

export { simulation };
