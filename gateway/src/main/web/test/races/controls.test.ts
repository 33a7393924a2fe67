import { describe, expect, it } from 'vitest';
import { HANDS_OFF, Sender, actionsOf } from '../../src/races/drive/controls';
import { Devices } from '../../src/races/drive/devices';

function key(code: string) {
  return { code, preventDefault() {}, metaKey: false, ctrlKey: false, altKey: false };
}

function pad(stick: number, throttle: number): Gamepad {
  const buttons = Array.from({ length: 17 }, (_, i) => ({ value: i === 7 ? throttle : 0, pressed: false }));
  return { connected: true, axes: [stick, 0], buttons } as unknown as Gamepad;
}

describe('devices', () => {
  it('take both sets of keys, and let go of each on its own', () => {
    const devices = new Devices(() => []);
    devices.onKey(key('KeyW'), true);
    devices.onKey(key('ArrowUp'), true);
    devices.onKey(key('KeyA'), true);
    expect(devices.read()).toMatchObject({ throttle: 1, steer: 1, brake: false });
    devices.onKey(key('KeyW'), false);
    expect(devices.read().throttle).toBe(1);
    devices.onKey(key('ArrowUp'), false);
    expect(devices.read().throttle).toBe(0);
  });

  it('steer straight on when both sides are pressed', () => {
    const devices = new Devices(() => []);
    devices.onKey(key('KeyA'), true);
    devices.onKey(key('KeyD'), true);
    expect(devices.read().steer).toBe(0);
  });

  it('leave the keys of the browser alone', () => {
    const devices = new Devices(() => []);
    devices.onKey({ ...key('KeyR'), ctrlKey: true }, true);
    expect(devices.read()).toEqual(HANDS_OFF);
  });

  it('hold as many things as there are fingers', () => {
    const devices = new Devices(() => []);
    devices.touch(1, 'left');
    devices.touch(2, 'go');
    devices.touch(3, 'nitro');
    expect(devices.read()).toMatchObject({ throttle: 1, steer: 1, nitro: true });
    devices.touch(1, null);
    expect(devices.read()).toMatchObject({ throttle: 1, steer: 0 });
  });

  it('take a gamepad: a stick to the right steers right, its rest does not', () => {
    expect(new Devices(() => [pad(0.05, 0.5)]).read()).toMatchObject({ steer: 0, throttle: 0.5 });
    const right = new Devices(() => [null, pad(1, 1)]).read();
    expect(right.steer).toBe(-1);
    expect(right.throttle).toBe(1);
  });
});

describe('an input', () => {
  it('says keys as keys and pedals as numbers', () => {
    expect(actionsOf(HANDS_OFF)).toEqual({});
    expect(actionsOf({ ...HANDS_OFF, throttle: 1, steer: -1, brake: true })).toEqual({
      accelerate: true,
      turn_right: true,
      brake: true,
    });
    expect(actionsOf({ ...HANDS_OFF, throttle: 0.512, steer: 0.25 })).toEqual({ throttle: 0.51, steer: 0.25 });
  });

  it('is sent on change, at most 60 times a second, and again before the server lets go', () => {
    const sender = new Sender();
    const go = { ...HANDS_OFF, throttle: 1 };
    expect(sender.due(go, 1000)).toBe(1);
    expect(sender.due(go, 1016)).toBeNull();
    expect(sender.due(HANDS_OFF, 1017)).toBeNull();
    expect(sender.due(HANDS_OFF, 1020)).toBe(2);
    expect(sender.due(HANDS_OFF, 1100)).toBeNull();
    expect(sender.due(HANDS_OFF, 1201)).toBe(3);
  });

  it('goes on with the numbers that the server has seen of the car', () => {
    const sender = new Sender();
    sender.continueFrom(200);
    expect(sender.due(HANDS_OFF, 0)).toBe(201);
    sender.continueFrom(5);
    expect(sender.newest).toBe(201);
  });
});
