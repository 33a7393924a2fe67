import type { Pose } from '../drive/predictor';
import type { CarFrame, Frame } from '../net/frame';
import { type RaceRoom, timesOf } from '../net/room';
import type { World } from '../render';
import { type Course, wrap } from '../render/course';
import { clamp, wrapAngle } from '../render/maths';
import type { Driver } from './driver';
import { Gaps } from './gaps';
import type { Hud, Standing, Way } from './hud';
import { Progress } from './progress';

interface Moment {
  tick: number;
  frames: readonly CarFrame[];
  focus: number;
  /** The predicted own car while this user drives. */
  pose: Pose | null;
  driver: Driver | null;
  room: RaceRoom;
}

type Motion = Pick<CarFrame, 'x' | 'y' | 'vx' | 'vy' | 'heading'>;

/** The place aimed at lies so far ahead: metres, and what is driven in that time. */
const AIM_METRES = 7;
const AIM_SECONDS = 0.38;
/** Bends so many seconds ahead count. */
const BEND_SECONDS = 0.7;
const NO_WAY: Way = { offset: 0, aim: 0, bend: 0 };

/** Works out the figures beside the picture. */
export class Board {
  private readonly progress: Progress;
  private readonly gaps = new Gaps();
  private readonly course: Course;
  private newest: Frame | null = null;

  constructor(private readonly world: World) {
    this.course = world.course;
    this.progress = new Progress(world.course);
  }

  note(frame: Frame): void {
    if (this.newest && frame.tick < this.newest.tick) this.newest = null;
    this.newest = frame;
    for (const car of frame.cars) this.gaps.note(car.id, this.progress.of(car), frame.tick);
  }

  hud(moment: Moment): Omit<Hud, 'silence' | 'line'> {
    const { frames, focus, tick, room, pose, driver } = moment;
    const car = frames.find((one) => one.id === focus);
    const motion = pose && driver?.number === focus ? pose : car;
    const { lapFrom } = timesOf(room, focus);
    return {
      tick: Math.max(0, tick),
      standings: this.standings(frames, room),
      focus,
      lap: car?.lap ?? 0,
      lapSeconds: room.status === 'countdown' ? 0 : Math.max(0, tick - lapFrom) / 60,
      share: car ? this.share(car) : 0,
      speed: motion ? Math.hypot(motion.vx, motion.vy) * 3.6 : 0,
      surface: car?.surface ?? 0,
      isOffTrack: motion?.isOffTrack ?? false,
      isWrongWay: car?.isWrongWay ?? false,
      hasFinished: car?.hasFinished ?? false,
      nitro: this.nitro(moment, car),
      throttle: pose && driver ? driver.controls.throttle : 0,
      brake: pose && driver?.controls.brake ? 1 : 0,
      way: car && motion ? this.way(car.id, motion) : NO_WAY,
    };
  }

  /** Where the racing line wants the car to go next. */
  private way(id: number, car: Motion): Way {
    const { course, world } = this;
    const i = this.progress.nearest({ id, x: car.x, y: car.y });
    const speed = Math.hypot(car.vx, car.vy);
    const next = wrap(course, i + Math.round((AIM_METRES + speed * AIM_SECONDS) / course.step));
    const aim = Math.atan2(world.line.y[next]! + car.y, world.line.x[next]! - car.x);
    const far = Math.ceil((speed * BEND_SECONDS) / course.step);
    let bend = Infinity;
    for (let ahead = 0; ahead <= far; ahead += 2) bend = Math.min(bend, world.line.speed[wrap(course, i + ahead)]!);
    const heading = course.heading[i]!;
    const offset = -Math.sin(heading) * (car.x - course.x[i]!) + Math.cos(heading) * (-car.y - course.y[i]!);
    return { offset, aim: (wrapAngle(aim + car.heading) * 180) / Math.PI, bend: bend * 3.6 };
  }

  private share(car: CarFrame): number {
    const metres = this.progress.of(car);
    if (metres < 0) return 0;
    const lap = this.course.closed ? metres - Math.floor(metres / this.course.length) * this.course.length : metres;
    return clamp(lap / this.course.length, 0, 1);
  }

  private nitro({ pose, driver, focus }: Moment, car: CarFrame | undefined): Hud['nitro'] {
    if (!pose || !driver || driver.number !== focus) {
      return { share: car?.nitro ?? 0, charges: null, isOn: car?.hasNitro ?? false };
    }
    const { charges, ticks } = driver.nitro;
    const all = Math.max(1, charges * ticks);
    const left = pose.nitroCharges + pose.nitroTicks / Math.max(1, ticks);
    return { share: (left * ticks) / all, charges: left, isOn: pose.nitroTicks > 0 };
  }

  private standings(frames: readonly CarFrame[], room: RaceRoom): Standing[] {
    const order = this.newest?.standings ?? frames.map((car) => car.id);
    const leader = order[0] ?? 0;
    return order.flatMap((number, index) => {
      const car = frames.find((one) => one.id === number);
      if (!car) return [];
      const gap = index === 0 ? null : (finishGap(room, leader, number) ?? this.gapTo(leader, car));
      const { lap, hasFinished, hasRetired } = car;
      return [{ car: number, place: index + 1, gap, lap, hasFinished, hasRetired }];
    });
  }

  private gapTo(leader: number, car: CarFrame): number | null {
    if (!this.newest) return null;
    return this.gaps.between(leader, car.id, this.newest.tick, Math.hypot(car.vx, car.vy));
  }
}

/** Between two that have finished it is the difference of their times. */
function finishGap(room: RaceRoom, leader: number, car: number): number | null {
  const [first, own] = [timesOf(room, leader).finished, timesOf(room, car).finished];
  return first === null || own === null ? null : own - first;
}
