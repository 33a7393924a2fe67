/** A line of the standing. */
export interface Standing {
  car: number;
  place: number;
  /** Seconds behind the leader; null for the leader and where nothing is known. */
  gap: number | null;
  lap: number;
  hasFinished: boolean;
  hasRetired: boolean;
}

/** The figures around the picture, ten times a second. */
export interface Hud {
  /** Tick that is shown, and how far the shown car's lap has come, s. */
  tick: number;
  standings: readonly Standing[];
  /** The car in the middle of the picture. */
  focus: number;
  /** Laps completed by it, and of all. */
  lap: number;
  lapSeconds: number;
  /** 0 … 1 of the lap. */
  share: number;
  /** km/h. */
  speed: number;
  surface: number;
  isOffTrack: boolean;
  isWrongWay: boolean;
  hasFinished: boolean;
  nitro: { share: number; charges: number | null; isOn: boolean };
  throttle: number;
  brake: number;
  way: Way;
  /** No state came for so long, ms; 0 while they come. */
  silence: number;
  line: Line;
}

/** The way ahead of the shown car: for the debug panel, and for who drives by it. */
export interface Way {
  /** Metres to the right of the middle. */
  offset: number;
  /** Degrees to the right to the place on the racing line where the car should be next. */
  aim: number;
  /** km/h at which the next bend is driven. */
  bend: number;
}

/** For the debug panel. */
export interface Line {
  ping: number;
  jitter: number;
  lead: number;
  correction: number;
  shift: number;
  frameMs: number;
  drawMs: number;
  framesASecond: number;
}

export const NO_LINE: Line = {
  ping: 0,
  jitter: 0,
  lead: 0,
  correction: 0,
  shift: 0,
  frameMs: 0,
  drawMs: 0,
  framesASecond: 0,
};
