import {
  type Driver,
  type Race,
  type Stage,
  circuit,
  driver,
  generate,
  race,
} from '../generated/simulation/simulation.js';
import { LOOKS } from '../garage/models';
import { Ending } from './ending';
import type { RaceSpec, Replay, SpecCar, StageSpec } from './replay';

/** Numbers the simulation writes for each car. */
export const CAR_REALS = 20;

const SURFACES = ['asphalt', 'gravel', 'ice'] as const;
const STRENGTHS = ['rookie', 'club', 'pro'] as const;
const LEVELS = 8;

/** Forms of packed inputs: a driver's controls, and who has given up. */
const STEERS = { tag: 0, bytes: 10 };
const ORDERS = { tag: 1, bytes: 2 };

const RETIRE = 1 << 26;
const LOWEST_STEER = -128;

/** A race made again from its inputs, tick by tick: what the server's `RaceRun` does, in the browser. */
export class Rerun {
  readonly stage: Stage;
  readonly race: Race;
  /** Twenty numbers a car, of the newest tick. */
  readonly cars: Float64Array;
  private readonly drivers: (Driver | null)[];
  private readonly gaveUp: boolean[];
  private readonly ending: Ending;
  private applied = 0;

  constructor(private readonly replay: Replay) {
    const { spec } = replay;
    this.stage = stageOf(spec.stage);
    this.race = race(this.stage, Int32Array.from(spec.cars.flatMap(intsOf)), spec.laps, spec.seed);
    this.drivers = spec.cars.map((car) => driverOf(this.stage, car));
    this.gaveUp = spec.cars.map(() => false);
    this.cars = new Float64Array(CAR_REALS * spec.cars.length);
    this.race.read(this.cars);
    this.ending = new Ending(spec);
  }

  get tick(): number {
    return this.race.tick();
  }

  get isOver(): boolean {
    return this.tick > 0 && this.race.over();
  }

  /** Steps up to a tick, or as far as there is something to simulate. */
  to(tick: number): void {
    while (this.tick < tick && !this.isOver) this.step();
  }

  /** One tick with the inputs that take effect in it. */
  step(): void {
    const { inputs } = this.replay;
    for (let next = inputs[this.applied]; next && next.tick <= this.tick + 1; next = inputs[this.applied]) {
      next.packed.forEach((packed) => this.apply(bytesOf(packed)));
      this.applied += 1;
    }
    this.drive();
    this.race.step();
    this.race.read(this.cars);
  }

  private drive(): void {
    const isEnding = this.ending.isDue(this.tick, this.cars);
    for (let car = 0; car < this.drivers.length; car += 1) {
      const driver = this.drivers[car];
      if (isEnding || this.gaveUp[car]) this.race.setInput(car, RETIRE);
      else if (driver) this.race.setInput(car, driver.controls(this.race, car));
    }
  }

  private apply(packed: Uint8Array): void {
    if (packed.length === STEERS.bytes && packed[0] === STEERS.tag) this.steer(new DataView(packed.buffer));
    else if (packed.length === ORDERS.bytes && packed[0] === ORDERS.tag) this.retire(packed[1] ?? 0);
  }

  private steer(packed: DataView): void {
    const place = packed.getInt8(1);
    const controls = packed.getInt32(2);
    if (this.drivers[place] === null && isValid(controls)) this.race.setInput(place, controls);
  }

  private retire(mask: number): void {
    for (let car = 0; car < this.gaveUp.length; car += 1) this.gaveUp[car] ||= (mask & (1 << car)) !== 0;
  }
}

/** The stage of a spec; the same points wherever it is made. */
export function stageOf({ track, seed, length, surface, closed }: StageSpec): Stage {
  return track ? circuit(track) : generate(seed, length, SURFACES.indexOf(surface) as 0 | 1 | 2, closed);
}

export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0));
}

function driverOf(stage: Stage, car: SpecCar): Driver | null {
  return car.strength ? driver(stage, Int32Array.from(intsOf(car)), strengthOf(car.strength)) : null;
}

function strengthOf(strength: RaceSpec['cars'][number]['strength']): 0 | 1 | 2 {
  return STRENGTHS.indexOf(strength ?? 'club') as 0 | 1 | 2;
}

function intsOf({ model, levels }: SpecCar): number[] {
  return [LOOKS[model].code, ...Array.from({ length: LEVELS }, (_, stat) => levels[stat] ?? 0)];
}

/** Packed controls that a person can have sent. */
function isValid(controls: number): boolean {
  return controls >>> 27 === 0 && (controls << 8) >> 24 !== LOWEST_STEER && (controls & RETIRE) === 0;
}
