import { type Controls, HANDS_OFF, Sender, actionsOf, hundredths } from '../drive/controls';
import { Devices } from '../drive/devices';
import { nitroOf } from '../drive/nitro';
import { OwnCar } from '../drive/own-car';
import { type Confirmed, type NitroStore, type Pose, Predictor } from '../drive/predictor';
import type { RaceClient } from '../net/client';
import { type CarFrame, wholeNumber } from '../net/frame';
import { type RaceCar, carInts } from '../net/messages';
import type { Pace } from '../net/pace';
import type { Physics } from './physics';
import type { Stage } from '../../generated/simulation/simulation';

export interface Seat {
  physics: Physics;
  stage: Stage;
  laps: number;
  car: RaceCar;
  raceId: string;
  inputDelay: number;
}

/** Oneself at the wheel: devices, inputs on their way, and the own car ahead of the server's word. */
export class Driver {
  readonly devices = new Devices();
  readonly number: number;
  readonly nitro: NitroStore;
  controls: Controls = HANDS_OFF;
  private readonly own: OwnCar;
  private readonly sender = new Sender();
  private pose: Pose | null = null;

  constructor(
    private readonly client: RaceClient,
    private readonly seat: Seat,
    pace: Pace,
  ) {
    const { physics, stage, car, laps, inputDelay } = seat;
    const ints = Int32Array.from(carInts(car));
    this.number = car.id;
    this.nitro = nitroOf(physics, stage, ints);
    const predictor = new Predictor(physics.race(stage, ints, laps, 1), this.nitro);
    this.own = new OwnCar(predictor, pace, client.roundTrip, inputDelay);
  }

  get figures() {
    return { lead: this.own.leadTicks, correction: this.own.correction, shift: this.own.left };
  }

  /** The server's word about the own car. */
  heard(tick: number, car: CarFrame): void {
    this.sender.continueFrom(car.lastInput);
    this.own.confirm({ ...confirmed(tick, car), lastInput: wholeNumber(car.lastInput, this.sender.newest) });
  }

  /** One picture: reads the devices, sends what has to be sent, and says where the car is. */
  drive(now: number): Pose | null {
    this.controls = this.devices.read();
    if (!this.own.predictor.isReady) return null;
    this.own.aim(now);
    this.send(now);
    this.pose = this.own.show();
    return this.pose;
  }

  private send(now: number): void {
    const n = this.sender.due(this.controls, now);
    if (n === null) return;
    const { throttle, brake, steer, nitro, reset } = this.controls;
    const { physics, raceId } = this.seat;
    const packed = physics.quantise(hundredths(throttle), brake ? 1 : 0, hundredths(steer), nitro);
    this.own.predictor.press(n, reset ? physics.withReset(packed) : packed);
    this.client.input(raceId, actionsOf(this.controls), n, this.own.predictor.tick);
  }
}

function confirmed(tick: number, car: CarFrame): Confirmed {
  const { lastInput, x, y, vx, vy, heading, turning, lap, checkpoint, nitro } = car;
  return { tick, lastInput, x, y, vx, vy, heading, turning, lap, checkpoint, nitro };
}
