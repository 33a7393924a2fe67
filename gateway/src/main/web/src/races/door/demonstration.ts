import { type Physics, stageFrom, worldFrom } from '../live/physics';
import type { StageSource } from '../net/messages';
import { type CarShown, Scene, clamp } from '../render';

const CARS = 6;
/** Ints that the simulation wants of a car, and numbers that it tells of one. */
const CAR_INTS = 9;
const READS = 20;
const TICK_SECONDS = 1 / 60;
/** Ticks that are made up for at once after a pause. */
const MOST_TICKS = 6;
/** The race has begun already when somebody comes, s. */
const HEAD_START = 9;
const STRENGTHS = [2, 1, 0, 2, 1, 0] as const;
const SOURCE: StageSource = { seed: 0, length: 0, surface: 'asphalt', closed: true, track: 'kestrel_ring' };

/** A race of the built-in drivers by the physics of the server, but driven here: for who has not signed in yet. */
export class Demonstration {
  readonly scene: Scene;
  private readonly race;
  private readonly drivers;
  private readonly out = new Float64Array(CARS * READS);
  private owed = 0;
  private last = 0;
  private request = 0;

  constructor(physics: Physics, canvas: HTMLCanvasElement, isCalm: boolean) {
    const stage = stageFrom(physics, SOURCE);
    const cars = new Int32Array(CARS * CAR_INTS).map((_, i) => (i % CAR_INTS === 0 ? (i / CAR_INTS) % 4 : 0));
    this.race = physics.race(stage, cars, 100, 7);
    this.drivers = STRENGTHS.map((strength, i) =>
      physics.driver(stage, cars.slice(i * CAR_INTS, (i + 1) * CAR_INTS), strength),
    );
    this.scene = new Scene(canvas, worldFrom(stage, SOURCE), { isCalm, hasTags: false });
    for (let tick = 0; tick < HEAD_START * 60; tick++) this.step();
  }

  start(): void {
    const turn = (now: number) => {
      this.picture(now);
      this.request = requestAnimationFrame(turn);
    };
    this.request = requestAnimationFrame(turn);
  }

  stop(): void {
    cancelAnimationFrame(this.request);
  }

  private picture(now: number): void {
    const seconds = clamp((now - this.last) / 1000, 0, MOST_TICKS * TICK_SECONDS);
    this.last = now;
    for (this.owed += seconds; this.owed >= TICK_SECONDS; this.owed -= TICK_SECONDS) this.step();
    this.race.read(this.out);
    const cars = STRENGTHS.map((_, car) => this.shown(car));
    const leader = cars.find((car) => car.place === 1);
    this.scene.draw({ cars, focus: leader?.number ?? 1, seconds });
  }

  private step(): void {
    this.drivers.forEach((driver, car) => this.race.setInput(car, driver.controls(this.race, car)));
    this.race.step();
  }

  private shown(car: number): CarShown {
    const read = (field: number) => this.out[car * READS + field]!;
    return {
      number: car + 1,
      code: '',
      place: read(14) + 1,
      isOwn: false,
      x: read(0),
      y: -read(1),
      vx: read(2),
      vy: -read(3),
      heading: -read(4),
      isDrifting: (read(11) & 2) !== 0,
      isOffTrack: (read(11) & 1) !== 0,
      isBraking: false,
      hasNitro: read(16) > 0,
    };
  }
}
