/** What a driver does: pedals 0…1, steer −1 (right) … 1 (left). */
export interface Controls {
  throttle: number;
  brake: boolean;
  steer: number;
  nitro: boolean;
  /** Asks to be put back on the track. */
  reset: boolean;
}

export const HANDS_OFF: Controls = { throttle: 0, brake: false, steer: 0, nitro: false, reset: false };

/** The `actions` of an `input` message: absent is released. */
export interface Actions {
  accelerate?: true;
  brake?: true;
  turn_left?: true;
  turn_right?: true;
  nitro?: true;
  reset?: true;
  throttle?: number;
  steer?: number;
}

/** Says controls in the words of the protocol: keys where they are all or nothing, else numbers. */
export function actionsOf(controls: Controls): Actions {
  const { throttle, steer, brake, nitro, reset } = controls;
  return {
    ...(throttle === 1 ? { accelerate: true as const } : throttle > 0 && { throttle: hundredths(throttle) }),
    ...(brake && { brake: true as const }),
    ...(steer === 1 ? { turn_left: true as const } : steer === -1 && { turn_right: true as const }),
    ...(steer !== 0 && Math.abs(steer) < 1 && { steer: hundredths(steer) }),
    ...(nitro && { nitro: true as const }),
    ...(reset && { reset: true as const }),
  };
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Whether two say the same on the wire. */
export function isSameControls(a: Controls, b: Controls): boolean {
  return (
    hundredths(a.throttle) === hundredths(b.throttle) &&
    hundredths(a.steer) === hundredths(b.steer) &&
    a.brake === b.brake &&
    a.nitro === b.nitro &&
    a.reset === b.reset
  );
}

/** The server keeps an input for 60 ticks; it is said again so often, ms. */
const AGAIN_MS = 180;
/** Changes go out at most so often: the door takes 60 a second. */
const GAP_MS = 18;

/** Decides when controls are sent: on change, and again before the server lets go of them. */
export class Sender {
  private sent: Controls = HANDS_OFF;
  private sentAt = -Infinity;
  private number = 0;

  /** The number of this input if it has to go out now, else null. */
  due(controls: Controls, now: number): number | null {
    const since = now - this.sentAt;
    const isChanged = !isSameControls(controls, this.sent);
    if (since < (isChanged ? GAP_MS : AGAIN_MS)) return null;
    this.sent = controls;
    this.sentAt = now;
    return ++this.number;
  }

  /** Goes on behind the newest number that the server has seen of this car, before anything was sent. */
  continueFrom(number: number): void {
    if (this.sentAt === -Infinity) this.number = number;
  }

  get newest(): number {
    return this.number;
  }
}
