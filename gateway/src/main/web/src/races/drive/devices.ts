import { type Controls, HANDS_OFF } from './controls';

/** What a finger or a key may hold down. */
export type Hold = 'left' | 'right' | 'go' | 'brake' | 'nitro' | 'reset';

const KEYS: Record<string, Hold> = {
  KeyW: 'go',
  ArrowUp: 'go',
  KeyS: 'brake',
  ArrowDown: 'brake',
  KeyA: 'left',
  ArrowLeft: 'left',
  KeyD: 'right',
  ArrowRight: 'right',
  ShiftLeft: 'nitro',
  ShiftRight: 'nitro',
  Space: 'nitro',
  KeyR: 'reset',
};

/** A stick rests anywhere below that. */
const DEAD = 0.12;
/** Half pressed counts as braking: the protocol knows no half brakes. */
const HALF = 0.35;

/** Keyboard, touch and gamepad as one: whoever says most is heard. */
export class Devices {
  private readonly keys = new Set<string>();
  private readonly fingers = new Map<number, Hold>();

  constructor(private readonly pads: () => readonly (Gamepad | null)[] = () => navigator.getGamepads?.() ?? []) {}

  /** Listens to the keyboard until the answer is called. */
  listen(target: Window): () => void {
    const down = (event: KeyboardEvent) => this.onKey(event, true);
    const up = (event: KeyboardEvent) => this.onKey(event, false);
    const away = () => this.release();
    target.addEventListener('keydown', down);
    target.addEventListener('keyup', up);
    target.addEventListener('blur', away);
    return () => {
      target.removeEventListener('keydown', down);
      target.removeEventListener('keyup', up);
      target.removeEventListener('blur', away);
      this.release();
    };
  }

  onKey(
    event: Pick<KeyboardEvent, 'code' | 'preventDefault' | 'metaKey' | 'ctrlKey' | 'altKey'>,
    isDown: boolean,
  ): void {
    if (!KEYS[event.code]) return;
    if (isDown && (event.metaKey || event.ctrlKey || event.altKey)) return;
    event.preventDefault();
    if (isDown) this.keys.add(event.code);
    else this.keys.delete(event.code);
  }

  /** A finger (by its pointer id) is on something, or on nothing any more. */
  touch(finger: number, hold: Hold | null): void {
    if (hold) this.fingers.set(finger, hold);
    else this.fingers.delete(finger);
  }

  release(): void {
    this.keys.clear();
    this.fingers.clear();
  }

  read(): Controls {
    const held = new Set<Hold>(this.fingers.values());
    for (const key of this.keys) held.add(KEYS[key]!);
    const pad = this.pads().find((one) => one?.connected);
    const digital: Controls = {
      throttle: held.has('go') ? 1 : 0,
      brake: held.has('brake'),
      steer: (held.has('left') ? 1 : 0) - (held.has('right') ? 1 : 0),
      nitro: held.has('nitro'),
      reset: held.has('reset'),
    };
    return pad ? together(digital, padControls(pad)) : digital;
  }
}

function together(a: Controls, b: Controls): Controls {
  return {
    throttle: Math.max(a.throttle, b.throttle),
    brake: a.brake || b.brake,
    steer: a.steer !== 0 ? a.steer : b.steer,
    nitro: a.nitro || b.nitro,
    reset: a.reset || b.reset,
  };
}

/** Standard mapping: triggers, left stick, A, Y. */
function padControls(pad: Pick<Gamepad, 'axes' | 'buttons'>): Controls {
  const stick = pad.axes[0] ?? 0;
  const button = (index: number) => pad.buttons[index]?.value ?? 0;
  const bent = Math.abs(stick) < DEAD ? 0 : (Math.abs(stick) - DEAD) / (1 - DEAD);
  return {
    ...HANDS_OFF,
    throttle: button(7) > 0.97 ? 1 : button(7),
    brake: button(6) > HALF,
    steer: bent === 0 ? 0 : -Math.sign(stick) * Math.min(1, bent ** 1.5),
    nitro: button(0) > 0.5,
    reset: button(3) > 0.5,
  };
}
