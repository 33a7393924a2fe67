import { describe, expect, it } from 'vitest';
import { type Controls, HANDS_OFF, Sender } from '../../src/races/drive/controls';
import { nitroOf } from '../../src/races/drive/nitro';
import { OwnCar } from '../../src/races/drive/own-car';
import { type Confirmed, type Pose, Predictor } from '../../src/races/drive/predictor';
import { Pace, TICK_MS } from '../../src/races/net/pace';
import { FakeRun, Line, simulation } from '../support/race-line';

const CAR = new Int32Array(9);
const FRAME_MS = 1000 / 60;

interface Conditions {
  delay: number;
  loss: number;
  seconds: number;
  seed: number;
}

/** A driver at the keyboard: full keys only, pressed by where the car is shown. */
function keys(course: Float64Array, pose: Pose): Controls {
  const points = course.length / 11;
  let near = 0;
  let least = Infinity;
  for (let i = 0; i < points; i++) {
    const away = Math.hypot(course[i * 11]! - pose.x, course[i * 11 + 1]! - pose.y);
    if (away < least) [near, least] = [i, away];
  }
  const speed = Math.hypot(pose.vx, pose.vy);
  const aim = (near + Math.round(2 + speed * 0.12)) % points;
  const wanted = Math.atan2(course[aim * 11 + 1]! - pose.y, course[aim * 11]! - pose.x);
  const off = Math.atan2(Math.sin(wanted - pose.heading), Math.cos(wanted - pose.heading));
  const bend = Math.abs(course[((near + Math.round(speed * 0.25)) % points) * 11 + 10]!);
  const allowed = Math.sqrt(7 / Math.max(bend, 0.002));
  return {
    ...HANDS_OFF,
    throttle: speed < allowed ? 1 : 0,
    brake: speed > allowed + 4,
    steer: off > 0.06 ? 1 : off < -0.06 ? -1 : 0,
  };
}

function drive({ delay, loss, seconds, seed }: Conditions) {
  const stage = simulation.circuit('kestrel_ring');
  const course = new Float64Array(stage.points() * 11);
  stage.read(course);
  const up = new Line<{ n: number; controls: number }>(seed, delay, loss, 2 * delay + 200);
  const down = new Line<Confirmed>(seed + 1, delay, loss, 2 * delay + 200);
  const run = new FakeRun(simulation.race(stage, CAR, 3, 1), up, down);
  const pace = new Pace();
  const own = new OwnCar(
    new Predictor(simulation.race(stage, CAR, 3, 1), nitroOf(simulation, stage, CAR)),
    pace,
    2 * delay,
    FakeRun.INPUT_DELAY,
  );
  const sender = new Sender();
  let held = HANDS_OFF;
  const corrections: number[] = [];
  const left: number[] = [];
  for (let frame = 0; frame * FRAME_MS < seconds * 1000; frame++) {
    const now = 1000 + frame * FRAME_MS;
    run.run(now);
    for (const said of down.take(now)) {
      pace.heard(said.tick, now);
      own.confirm(said);
    }
    if (!own.predictor.isReady) continue;
    own.aim(now);
    const n = sender.due(held, now);
    const controls = simulation.quantise(held.throttle, held.brake ? 1 : 0, held.steer, held.nitro);
    if (n !== null) {
      own.predictor.press(n, controls);
      up.send({ n, controls }, now);
    }
    held = keys(course, own.show());
    corrections.push(own.correction);
    left.push(own.left);
  }
  return { corrections, left, own, run };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

describe('the predicted car', () => {
  it('is where the server will say it is, on a line without delay', () => {
    const { corrections, own, run } = drive({ delay: 0, loss: 0, seconds: 30, seed: 1 });
    expect(Math.max(...corrections.slice(300))).toBeLessThan(0.02);
    const pose = own.predictor.pose();
    const tick = run.truth.length - 1;
    expect(Math.hypot(pose.x - run.truth[tick]!.x, pose.y - run.truth[tick]!.y)).toBeLessThan(4);
  });

  it.each([1, 2, 3])(
    'is never corrected by 0.5 units in a picture on a line of 150 ms that stalls a segment in twenty (chance %i)',
    (seed) => {
      const { corrections, left } = drive({ delay: 150, loss: 0.05, seconds: 60, seed: seed * 10 });
      expect(corrections.length).toBeGreaterThan(3_000);
      expect(Math.max(...corrections)).toBeLessThan(0.5);
      expect(median(left)).toBeLessThan(0.25);
    },
  );

  it('answers a key in the picture after it', () => {
    const stage = simulation.circuit('kestrel_ring');
    const pace = new Pace();
    const race = simulation.race(stage, CAR, 1, 1);
    const out = new Float64Array(20);
    race.read(out);
    const own = new OwnCar(new Predictor(race, { charges: 2, ticks: 100 }), pace, 300, 2);
    const said = { tick: 0, lastInput: 0, x: out[0]!, y: out[1]!, vx: 0, vy: 0, heading: out[4]! };
    pace.heard(0, 1000);
    own.confirm({ ...said, turning: 0, lap: 0, checkpoint: 0, nitro: 1 });
    own.aim(1000);
    const still = own.show();
    own.aim(1000 + FRAME_MS);
    own.predictor.press(1, simulation.quantise(1, 0, 0, false));
    expect(Math.hypot(own.show().vx, own.show().vy)).toBeGreaterThan(Math.hypot(still.vx, still.vy));
  });

  it('goes on for at most two and a half seconds without a word of the server', () => {
    const { own } = drive({ delay: 20, loss: 0, seconds: 5, seed: 3 });
    const tick = own.predictor.tick;
    own.predictor.advance(tick + 10_000);
    expect(own.predictor.tick - tick).toBeLessThanOrEqual(150);
    expect(TICK_MS * 150).toBeCloseTo(2_500);
  });
});
