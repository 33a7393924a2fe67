import type { Pose } from '../drive/predictor';
import type { CarFrame, Frame } from '../net/frame';
import { type RaceRoom, timesOf } from '../net/room';
import type { Course } from '../render';
import { clamp } from '../render/maths';
import type { Driver } from './driver';
import { Gaps } from './gaps';
import type { Hud, Standing } from './hud';
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

/** Works out the figures beside the picture. */
export class Board {
  private readonly progress: Progress;
  private readonly gaps = new Gaps();
  private newest: Frame | null = null;

  constructor(private readonly course: Course) {
    this.progress = new Progress(course);
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
      standings: this.standings(frames),
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
    };
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

  private standings(frames: readonly CarFrame[]): Standing[] {
    const order = this.newest?.standings ?? frames.map((car) => car.id);
    const leader = order[0] ?? 0;
    return order.flatMap((number, index) => {
      const car = frames.find((one) => one.id === number);
      if (!car) return [];
      const gap = index === 0 || !this.newest ? null : this.gapTo(leader, car, this.newest.tick);
      const { lap, hasFinished, hasRetired } = car;
      return [{ car: number, place: index + 1, gap, lap, hasFinished, hasRetired }];
    });
  }

  private gapTo(leader: number, car: CarFrame, tick: number): number | null {
    return this.gaps.between(leader, car.id, tick, Math.hypot(car.vx, car.vy));
  }
}
