import type { Stage } from '../../generated/simulation/simulation';
import { Store } from '../../sdk';
import type { Pose } from '../drive/predictor';
import type { FrameListener, RaceClient } from '../net/client';
import type { CarFrame, Frame } from '../net/frame';
import type { RaceInfo } from '../net/messages';
import { Pace } from '../net/pace';
import { type RaceRoom, carOf } from '../net/room';
import { Timeline } from '../net/timeline';
import { type CarShown, MiniMap, Scene, type World } from '../render';
import { Board } from './board';
import { Cars } from './cars';
import { drawDebug } from './debug';
import { Driver } from './driver';
import { gridFrame } from './grid';
import { type Hud, NO_LINE } from './hud';
import { Meter } from './meter';
import { broughtForward } from './nearby';
import { type Physics, stageFrom, worldFrom } from './physics';

/** Others are shown that many ticks behind: 100 ms. */
const BEHIND = 6;
const HUD_MS = 66;
/** What the panels of the race page cover, pixels. */
const PHONE = 760;
const ON_PHONE = { top: 190, bottom: 270 };
const ON_DESK = { top: 84, bottom: 116 };
/** No state for so long is silence, ms. */
const SILENT_MS = 600;
const DEFAULT_DELAY = 2;
/** A picture is at most so much later than the one before, s. */
const LONGEST_STEP = 0.1;

export interface Surfaces {
  picture: HTMLCanvasElement;
  map: HTMLCanvasElement | null;
  /** No smooth camera, less smoke. */
  isCalm: boolean;
}

/** A race on its canvas: states come in, pictures go out. Who drives in it is at the wheel; others look on. */
export class LiveRace implements FrameListener {
  readonly hud = new Store<Hud | null>(null);
  readonly scene: Scene;
  readonly board: Board;
  driver: Driver | null = null;
  isDebugging = false;
  /** Number of the car a viewer picked; 0: the leader. */
  picked = 0;
  private readonly stage: Stage;
  private readonly world: World;
  private readonly pace = new Pace();
  private readonly timeline = new Timeline();
  private readonly cars = new Cars();
  private readonly meter = new Meter();
  private map: MiniMap | null = null;
  private inputDelay = DEFAULT_DELAY;
  private pictureAt = 0;
  private hudAt = 0;
  private request = 0;

  constructor(
    private readonly physics: Physics,
    private readonly client: RaceClient,
    private room: RaceRoom,
    private readonly me: number,
    private readonly surfaces: Surfaces,
  ) {
    this.stage = stageFrom(physics, room.stage.source);
    this.world = worldFrom(this.stage, room.stage.source);
    const covered = surfaces.map ? (surfaces.picture.clientWidth < PHONE ? ON_PHONE : ON_DESK) : undefined;
    this.scene = new Scene(surfaces.picture, this.world, { isCalm: surfaces.isCalm, covered });
    this.board = new Board(this.world);
    this.update(room);
  }

  start(): void {
    this.stop();
    const turn = (now: number) => {
      this.picture(now);
      this.request = requestAnimationFrame(turn);
    };
    this.request = requestAnimationFrame(turn);
  }

  stop(): void {
    cancelAnimationFrame(this.request);
  }

  /** The race's image or an event has changed it. */
  update(room: RaceRoom): void {
    const isNewRun = room.replay_id !== this.room.replay_id && this.room.replay_id !== null;
    this.room = room;
    this.cars.name(room.cars);
    if (isNewRun) this.timeline.clear();
    if (this.timeline.newest === undefined || room.status === 'waiting') this.showGrid();
    this.takeWheel();
  }

  /** Whether this user drives in the race now. */
  get isDriving(): boolean {
    const { driver } = this;
    const car = driver && this.timeline.newest?.cars.find((one) => one.id === driver.number);
    return driver !== null && this.room.status !== 'waiting' && !car?.hasFinished && !car?.hasRetired;
  }

  frame(frame: Frame, now: number): void {
    // Until the start the grid is said again and again; that tells nothing of time.
    if (!this.timeline.add(frame)) return;
    this.pace.heard(frame.tick, now);
    this.board.note(frame);
    const own = frame.cars.find((car) => car.id === this.driver?.number);
    if (own && this.driver) this.driver.heard(frame.tick, own);
  }

  info(info: RaceInfo): void {
    this.inputDelay = info.input_delay;
  }

  resize(width: number, height: number, ratio: number): void {
    this.scene.resize(width, height, ratio);
    const { map } = this.surfaces;
    if (!map || map.clientWidth === 0) return;
    if (this.map && map.width === Math.round(map.clientWidth * ratio)) return;
    map.width = Math.round(map.clientWidth * ratio);
    map.height = Math.round(map.clientHeight * ratio);
    this.map = new MiniMap(this.world.course, map.clientWidth, map.clientHeight, ratio);
  }

  private takeWheel(): void {
    const car = carOf(this.room, this.me);
    const isOn = this.room.status === 'countdown' || this.room.status === 'racing';
    if (!car || !isOn) {
      if (!isOn || !car) this.driver = null;
      return;
    }
    if (this.driver?.number === car.id) return;
    const { physics, stage, inputDelay } = this;
    const seat = { physics, stage, car, inputDelay, laps: this.room.laps, raceId: this.room.race_id };
    this.driver = new Driver(this.client, seat, this.pace);
  }

  private showGrid(): void {
    this.timeline.clear();
    this.timeline.add(gridFrame(this.physics, this.stage, this.room.cars));
  }

  private picture(now: number): void {
    const began = performance.now();
    const seconds = Math.min(LONGEST_STEP, Math.max(0, (now - this.pictureAt) / 1000));
    this.pictureAt = now;
    const tick = this.pace.tickAt(now) - BEHIND;
    const frames = this.timeline.at(tick);
    if (!frames) return;
    const pose = this.isDriving ? this.driver!.drive(now) : null;
    const shown = this.shown(frames, tick, pose);
    const focus = this.focusOf(frames);
    this.scene.draw({ cars: shown, focus, seconds, overlay: this.isDebugging ? this.overlay(shown, pose) : undefined });
    this.drawMap(shown);
    this.meter.picture(now, performance.now() - began);
    if (now - this.hudAt >= HUD_MS) this.tell(now, tick, frames, focus, pose);
  }

  private shown(frames: readonly CarFrame[], tick: number, pose: Pose | null): CarShown[] {
    const own = carOf(this.room, this.me)?.id ?? 0;
    return frames
      .filter((car) => !car.hasRetired)
      .map((car) => {
        const place = this.placeOf(car.id);
        if (!pose || !this.driver) return this.cars.shown(car, tick, place, own);
        if (car.id !== this.driver.number) {
          const near = broughtForward(car, pose, this.driver.figures.lead + BEHIND);
          return this.cars.shown(near, tick, place, own);
        }
        return this.cars.own(this.cars.shown(car, tick, place, own), pose, this.driver.controls.brake);
      });
  }

  private placeOf(car: number): number {
    return (this.timeline.newest?.standings.indexOf(car) ?? -1) + 1;
  }

  private focusOf(frames: readonly CarFrame[]): number {
    const isThere = (number: number) => frames.some((car) => car.id === number && !car.hasRetired);
    const own = carOf(this.room, this.me)?.id ?? 0;
    if (isThere(own) && (this.isDriving || this.room.status === 'waiting')) return own;
    if (isThere(this.picked)) return this.picked;
    const running = this.timeline.newest?.standings.find((number) => {
      const car = frames.find((one) => one.id === number);
      return car && !car.hasRetired && !car.hasFinished;
    });
    return running ?? frames.find((car) => !car.hasRetired)?.id ?? 0;
  }

  private overlay(cars: readonly CarShown[], predicted: Pose | null) {
    const newest = this.timeline.newest;
    const said = newest?.cars.find((car) => car.id === this.driver?.number);
    const course = this.world.course;
    const ghost = said ? this.cars.shown(said, newest!.tick, 0, 0) : null;
    return (ctx: CanvasRenderingContext2D, scale: number) =>
      drawDebug(ctx, scale, { said: ghost, predicted, cars, course });
  }

  private drawMap(cars: readonly CarShown[]): void {
    const ctx = this.map && this.surfaces.map?.getContext('2d');
    if (!ctx || !this.map) return;
    const rank = (car: CarShown) => (car.isOwn ? -1 : car.place);
    this.map.draw(
      ctx,
      [...cars].sort((a, b) => rank(b) - rank(a)),
    );
  }

  private tell(now: number, tick: number, frames: readonly CarFrame[], focus: number, pose: Pose | null): void {
    this.hudAt = now;
    const silence = this.pace.isKnown && this.room.status === 'racing' ? this.pace.silence(now) : 0;
    const line = {
      ...NO_LINE,
      ...(pose && this.driver ? this.driver.figures : {}),
      ping: this.client.roundTrip,
      jitter: this.pace.jitter,
      frameMs: this.meter.gap,
      drawMs: this.meter.cost,
      framesASecond: this.meter.gap > 0 ? 1000 / this.meter.gap : 0,
    };
    const told = this.board.hud({ tick, frames, focus, pose, driver: this.driver, room: this.room });
    this.hud.set({ ...told, silence: silence > SILENT_MS ? silence : 0, line });
  }
}
